import type { Place } from '../entry/problem.ts';
import type { SourceLine } from './document.ts';

/**
 * Source text as a reader takes it in: width and case made equal, without spaces between Chinese characters, marks of
 * emphasis, escapes and invisible characters, so that 「工**单**」 and 「１３８ ００００ ００００」 are found; each
 * character knows where it stands in the file.
 */
export interface Readable {
  text: string;
  at: (index: number) => Place;
}

/** Zero-width characters, soft hyphens, and marks of text direction. */
export const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

const ignored = /[\s*`\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

export function toReadable(lines: readonly SourceLine[]): Readable {
  const characters: string[] = [];
  const places: Place[] = [];
  let pending = '';
  const push = (text: string, place: Place) => {
    const last = characters.at(-1) ?? '';
    // A space separates words of Latin letters; between anything else it is only layout.
    if (pending === '\n' || (pending === ' ' && /[a-z]/.test(last) && /^[a-z]/.test(text))) {
      characters.push(pending);
      places.push(place);
    }
    pending = '';
    for (const character of text) {
      for (const unit of character.split('')) {
        characters.push(unit);
        places.push(place);
      }
    }
  };

  for (const { line, column, text } of lines) {
    const startsBlock = /^\s*($|[-+*>|#]|\d+[.)])/.test(text);
    if (characters.length > 0) pending = startsBlock || isAscii(characters.at(-1)) ? '\n' : ' ';
    for (const { token, index } of tokens(text)) {
      if (ignored.test(token)) pending ||= ' ';
      else push(token, { line, column: column + index });
    }
  }
  return { text: characters.join(''), at: (index) => places[index] ?? places.at(-1) ?? { line: 1, column: 1 } };
}

/** Characters after width and case folding, with escapes and numeric references resolved. */
function* tokens(text: string): Generator<{ token: string; index: number }> {
  const pattern = /&#(x[0-9a-f]{1,6}|\d{1,7});|\\([!-/:-@[-`{-~])|~~|[\s\S]/giu;
  for (const match of text.matchAll(pattern)) {
    const [whole, reference, escaped] = match;
    if (whole === '~~') continue;
    const raw = reference ? fromReference(reference) : (escaped ?? whole);
    yield { token: raw.normalize('NFKC').toLowerCase(), index: match.index };
  }
}

function fromReference(reference: string): string {
  const code =
    reference.startsWith('x') || reference.startsWith('X')
      ? Number.parseInt(reference.slice(1), 16)
      : Number(reference);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

function isAscii(character = ''): boolean {
  return /[!-~]/.test(character);
}

/** One piece of text, folded in the same way. */
export function fold(text: string): string {
  return toReadable([{ line: 1, column: 1, text }]).text;
}
