import { leavesOf } from '../../entry/entry.ts';
import { parseSynonyms } from '../../search/synonyms.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';

const path = 'content/synonyms.yml';

export const synonyms: Rule = {
  id: 'synonyms',
  why: '绕圈的、写了两次的、没有条目用到的同义词，会让搜索找错或找不到。',
  bad: {
    files: {
      'content/membership/a.md': ':::话术\n您好，水印可以去掉。\n:::',
      [path]: '- { say: [角标], mean: [▸台标] }\n',
    },
  },
  good: {
    files: {
      'content/membership/a.md': ':::话术\n您好，水印可以去掉。\n:::',
      [path]: '- { say: [角标], mean: [水印] }\n',
    },
  },
  checkCorpus(corpus, report) {
    const text = corpus.textOf(path);
    if (text === '') return;
    for (const problem of parseSynonyms({ path, text, corpus: wordsOf(corpus) }).problems)
      report(path, problem, problem.message);
  },
};

/** What search knows of every entry; the whole source of those that have a problem, so that their words are not missed. */
function wordsOf({ entries, numberOf, textOf }: CheckedCorpus): string[] {
  const sound = new Set(entries.map(({ entry }) => entry.path));
  const broken = [...numberOf.keys()].filter((known) => !sound.has(known)).map(textOf);
  const words = entries.flatMap(({ entry }) => [
    entry.title,
    ...entry.aliases,
    ...leavesOf(entry, 'reply').map((reply) => reply.text),
  ]);
  return [...words, ...broken];
}
