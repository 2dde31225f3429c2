import { memo } from '../entry/memo.ts';
import type { Words } from '../entry/site-data.ts';
import { fold } from './readable.ts';

/** A text as part of a regular expression that matches just that. */
export function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A word of content/words.yml as a regular expression for folded texts: `…` is up to six other letters, `{n}` a number. */
export function wordPattern(word: string): string {
  return word
    .split(/(…|\{n\})/)
    .map((piece) => ({ '…': '[^,。;!?\\n]{0,6}?', '{n}': '\\d+(?:\\.\\d+)?' })[piece] ?? quote(fold(piece)))
    .join('');
}

export interface FoundWord {
  /** As content/words.yml has it. */
  word: string;
  /** As the text has it. */
  written: string;
  index: number;
}

/** The first place of each word of a list; what content/words.yml calls innocent is passed over. */
export function findWords(text: string, list: readonly string[], words: Pick<Words, 'innocent'>): FoundWord[] {
  const rest =
    words.innocent.length > 0 ? text.replace(innocentIn(words), (part) => '\uFFFC'.repeat(part.length)) : text;
  return list.flatMap((word) => {
    const match = patternOf(word).exec(rest);
    return match ? [{ word, written: match[0], index: match.index }] : [];
  });
}

const innocentIn = memo(
  ({ innocent }: Pick<Words, 'innocent'>) => new RegExp(innocent.map(wordPattern).join('|'), 'g'),
);

const patterns = new Map<string, RegExp>();

function patternOf(word: string): RegExp {
  const known = patterns.get(word) ?? new RegExp(wordPattern(word));
  patterns.set(word, known);
  return known;
}
