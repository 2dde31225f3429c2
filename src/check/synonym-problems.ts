import { leavesOf } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import type { Problem } from '../entry/problem.ts';
import { parseSynonyms } from '../search/synonyms.ts';
import type { CheckedCorpus } from './rule.ts';

export const path = 'content/synonyms.yml';

/** What is wrong with the synonyms of a corpus, grave or not. */
export const synonymProblems = memo((corpus: CheckedCorpus): Problem[] => {
  const text = corpus.textOf(path);
  return text === '' ? [] : parseSynonyms({ path, text, corpus: wordsOf(corpus) }).problems;
});

/** What search knows of every entry; the whole source of those that have a problem, so that their words are not missed. */
function wordsOf({ entries, numberOf, textOf }: CheckedCorpus): string[] {
  const sound = new Set(entries.map(({ entry }) => entry.path));
  const broken = [...numberOf.keys()].filter((file) => !sound.has(file)).map(textOf);
  const words = entries.flatMap(({ entry }) => [
    entry.title,
    ...entry.aliases,
    ...leavesOf(entry, 'reply').map((reply) => reply.text),
  ]);
  return [...words, ...broken];
}
