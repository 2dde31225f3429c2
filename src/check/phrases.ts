import type { Entry } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import type { Words } from '../entry/site-data.ts';
import { questionReader, type Tokens } from './likeness.ts';
import { fold } from './readable.ts';

/** A question as the corpus knows it: an entry's title, or one of its aliases. */
export interface Phrase {
  entry: Entry;
  text: string;
  field: ['title'] | ['aliases', number];
  /** Without case, width, spaces and punctuation: equal keys are the same question. */
  key: string;
}

export const phrasesOf = memo((entry: Entry): Phrase[] => [
  { entry, text: entry.title, field: ['title'], key: phraseKey(entry.title) },
  ...entry.aliases.map((text, index): Phrase => ({ entry, text, field: ['aliases', index], key: phraseKey(text) })),
]);

/** Reads the words of phrases, each phrase once. */
export const phraseReader = memo((words: Pick<Words, 'sameMeaning'>) => {
  const read = questionReader(words);
  return memo((phrase: Phrase): Tokens => read(phrase.text));
});

export function phraseKey(text: string): string {
  return fold(text)
    .replace(namedBySign, (signs) => signs.replaceAll('+', 'p').replaceAll('#', 's'))
    .replace(/[\p{P}\p{S}\s]/gu, '');
}

/** The signs that tell C++ and C# from C. */
const namedBySign = /(?<=(?<![a-z0-9])[a-z])(?:\+\+|#)/g;
