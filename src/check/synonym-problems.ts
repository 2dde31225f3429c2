import { leavesOf } from '../entry/entry.ts';
import type { Problem } from '../entry/problem.ts';
import { parseSynonyms } from '../search/synonyms.ts';
import type { CheckedCorpus } from './rule.ts';

export const path = 'content/synonyms.yml';

const known = new WeakMap<CheckedCorpus, Problem[]>();

/** What is wrong with the synonyms of a corpus, grave or not. */
export function synonymProblems(corpus: CheckedCorpus): Problem[] {
  let problems = known.get(corpus);
  if (!problems) {
    const text = corpus.textOf(path);
    problems = text === '' ? [] : parseSynonyms({ path, text, corpus: wordsOf(corpus) }).problems;
    known.set(corpus, problems);
  }
  return problems;
}

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
