import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { memo } from '../entry/memo.ts';
import type { Place, SourceLine } from '../entry/problem.ts';

/**
 * Source text as a reader takes it in: width and case made equal, without spaces between Chinese characters, marks of
 * emphasis, escapes and invisible characters, so that 「工**单**」 and 「１３８ ００００ ００００」 are found; each
 * character knows where it stands in the file.
 */
export interface Readable {
  text: string;
  at: (index: number) => Place;
}

/** Spaces, marks of emphasis, and characters that nobody sees. */
const ignored = /[\s*`\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
/** Most characters need no folding: Chinese, small letters, digits, Chinese punctuation. */
const plain = /[\u4e00-\u9fffa-z0-9\u3001-\u301b]/;

/** Several rules read the same lines, so the result is kept as long as the lines. */
export const toReadable = memo((lines: readonly SourceLine[]): Readable => {
  let text = '';
  let last = '';
  let pending = '';
  const places: Place[] = [];
  const push = (piece: string, place: Place) => {
    // A space separates words of Latin letters, also after a dot (1. App Store), and the number of a list from a figure (1. 两次);
    // between anything else it is only layout.
    const isWord = /[a-z.]/.test(last) && isLetter(piece);
    if (pending === '\n' || (pending === ' ' && (isWord || (last === '.' && figure.test(piece))))) {
      text += pending;
      places.push(place);
    }
    pending = '';
    text += piece;
    for (let unit = 0; unit < piece.length; unit++) places.push(place);
    last = piece.charAt(piece.length - 1);
  };

  for (const { line, column, text: source } of lines) {
    const startsBlock = /^\s*($|[-+*>|#]|\d+[.)])/.test(source);
    if (text !== '') pending = startsBlock || isAscii(last) ? '\n' : ' ';
    for (const { token, index } of tokens(source)) {
      if (ignored.test(token)) pending ||= ' ';
      else push(token, { line, column: column + index });
    }
  }
  return { text, at: (index) => places[index] ?? places.at(-1) ?? { line: 1, column: 1 } };
});

/** Characters after width and case folding, with escapes and character references resolved. */
function* tokens(text: string): Generator<{ token: string; index: number }> {
  for (let index = 0; index < text.length; ) {
    const character = text[index] ?? '';
    if (plain.test(character)) {
      yield { token: character, index };
      index++;
      continue;
    }
    special.lastIndex = index;
    const [whole = character, reference, escaped] = special.exec(text) ?? [];
    const meant = reference ? fromReference(reference) : (escaped ?? whole);
    if (meant === null) yield { token: '&', index };
    else if (whole !== '~~') yield { token: meant.normalize('NFKC').toLowerCase(), index };
    index += meant === null ? 1 : whole.length;
  }
}

const special = /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});|\\([!-/:-@[-`{-~])|~~|[\s\S]/iuy;

function isLetter(text: string): boolean {
  return /^[a-z]/.test(text);
}

/** The character of `#x41`, `#65` or `commat`; null for an unknown name. */
function fromReference(reference: string): string | null {
  if (!reference.startsWith('#')) return decodeNamedCharacterReference(reference) || null;
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

function isAscii(character = ''): boolean {
  return /[!-~]/.test(character);
}

/** What a figure begins with. */
const figure = /[\d零〇一二两三四五六七八九十百千万半]/;

/** One piece of text, folded in the same way. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[a-z])\s+(?=[a-z])|(?<=\d\.)\s+(?=[\d零〇一二两三四五六七八九十百千万半])/g, '\u0001')
    .replace(allIgnored, '')
    .replaceAll('\u0001', ' ');
}

const allIgnored = new RegExp(`${ignored.source}|~~`, 'g');
