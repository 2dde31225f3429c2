import { type Entry, leavesOf } from '../entry/entry.ts';
import { fold } from './readable.ts';

/** Shorter sentences say too little to be recognised. */
const shortest = 8;

/** The sentences of a folded text that are long enough to be recognised, with their places. */
export function sentencesOf(folded: string): { text: string; index: number }[] {
  return [...folded.matchAll(/[^。!?;\n|]+/g)]
    .map(({ 0: text, index }) => ({
      text: text.replace(/^[-+>\d.、)]+/, ''),
      index: index + (/^[-+>\d.、)]+/.exec(text)?.[0].length ?? 0),
    }))
    .filter(({ text }) => text.length >= shortest);
}

/** What an entry said before: its internal sentences, and all that it already told customers. */
export function internalSentences(entry: Entry): { notes: string[]; known: string[] } {
  const all = (kind: 'reply' | 'internal') =>
    leavesOf(entry, kind).flatMap(({ text }) => sentencesOf(folded(text)).map((sentence) => sentence.text));
  return { notes: all('internal'), known: all('reply') };
}

/** Share of the shorter sentence's pairs of characters that the longer one has too. */
export function likeness(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < shortest) return 0;
  const pairs = new Set(pairsOf(long));
  const own = pairsOf(short);
  return own.filter((pair) => pairs.has(pair)).length / own.length;
}

function pairsOf(text: string): string[] {
  return [...text].slice(1).map((character, index) => text.charAt(index) + character);
}

/** Plain text line by line, so that no sentence runs across a paragraph. */
function folded(text: string): string {
  return text.split('\n').map(fold).join('\n');
}

/** Share of one text's pairs of characters that another text has too, spaces and punctuation left out. */
export function pairShare(text: string, other: string): number {
  const letters = (of: string) => fold(of).replace(/[^\p{L}\p{N}]/gu, '');
  const own = pairsOf(letters(text));
  const theirs = new Set(pairsOf(letters(other)));
  return own.length === 0 ? 0 : own.filter((pair) => theirs.has(pair)).length / own.length;
}
