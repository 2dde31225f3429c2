import { leavesOf } from '../../entry/entry.ts';
import { dataFiles } from '../../entry/paths.ts';
import { fold } from '../../text/fold.ts';
import type { CheckedCorpus, Rule } from '../rule.ts';
import { dataPlace } from '../source-document.ts';

const path = dataFiles.synonyms;

export const deadSynonym: Rule = {
  id: 'dead-synonym',
  why: '没有条目用到的词，同义词指过去什么也搜不到。',
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
    const words = fold(wordsOf(corpus).join('\n'));
    for (const [group, { mean }] of corpus.vocabulary.synonyms.entries())
      for (const [index, word] of mean.entries())
        if (!words.includes(fold(word)))
          report(
            path,
            dataPlace(corpus.textOf(path), [group, 'mean', index]),
            `没有条目用到「${word}」，这条同义词不起作用；请改成条目里的说法，或删去`,
          );
  },
};

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
