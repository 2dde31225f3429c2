import { type Entry, leavesOf } from '../entry/entry.ts';
import { fold } from './readable.ts';

/** Shorter sentences say too little to be recognised. */
export const shortest = 8;
/** A longer text is no sentence, and comparing it would only cost time. */
const longest = 300;

/** Beginnings that are not part of what a sentence says: list markers, a greeting. */
const beginning = /^[-+>\d.、) ]*(?:您好,)?/;

/** The sentences of a folded text that are long enough to be recognised, with their places. */
export function sentencesOf(folded: string): { text: string; index: number }[] {
  return [...folded.matchAll(/[^。!?;\n|]+/g)]
    .map(({ 0: text, index }) => {
      const lead = beginning.exec(text)?.[0].length ?? 0;
      return { text: text.slice(lead), index: index + lead };
    })
    .filter(({ text }) => text.length >= shortest && text.length <= longest);
}

/** The sentences of an entry: those in its internal notes, and those in its replies. */
export function internalSentences(entry: Entry): { notes: string[]; known: string[] } {
  const all = (kind: 'reply' | 'internal') =>
    leavesOf(entry, kind).flatMap(({ text }) => sentencesOf(folded(text)).map((sentence) => sentence.text));
  return { notes: all('internal'), known: all('reply') };
}

/**
 * How much two sentences have in common, from 0 to 1: characters that stand in both in the same order, whatever was put
 * between them, or pairs of characters of the shorter one where it is quoted inside a longer one.
 */
export function likeness(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < shortest || !mayBeAlike(short, long)) return 0;
  const quoted = pairShare(short, long);
  return Math.max((2 * commonLength(short, long)) / (short.length + long.length), quoted >= 0.85 ? quoted : 0);
}

/** Length of the longest common subsequence. */
function commonLength(short: string, long: string): number {
  let row = new Array<number>(long.length + 1).fill(0);
  for (const character of short) {
    const next = [0];
    for (let index = 1; index <= long.length; index++)
      next.push(
        long[index - 1] === character ? (row[index - 1] ?? 0) + 1 : Math.max(row[index] ?? 0, next[index - 1] ?? 0),
      );
    row = next;
  }
  return row[long.length] ?? 0;
}

/** A quick look, because most sentences have nothing in common. */
function mayBeAlike(short: string, long: string): boolean {
  const known = new Set(long);
  const common = [...short].filter((character) => known.has(character)).length;
  return common / short.length > 0.5;
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
