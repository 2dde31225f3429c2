import type { Entry } from '../entry/entry.ts';
import { fold } from './readable.ts';

/** A question as the corpus knows it: an entry's title, or one of its aliases. */
export interface Phrase {
  entry: Entry;
  text: string;
  field: ['title'] | ['aliases', number];
  /** Without case, width, spaces and punctuation: equal keys are the same question. */
  key: string;
}

const known = new WeakMap<Entry, Phrase[]>();

export function phrasesOf(entry: Entry): Phrase[] {
  let phrases = known.get(entry);
  if (!phrases) {
    phrases = [
      { entry, text: entry.title, field: ['title'], key: phraseKey(entry.title) },
      ...entry.aliases.map((text, index): Phrase => ({ entry, text, field: ['aliases', index], key: phraseKey(text) })),
    ];
    known.set(entry, phrases);
  }
  return phrases;
}

export function phraseKey(text: string): string {
  return fold(text).replace(/[\p{P}\p{S}\s]/gu, '');
}
