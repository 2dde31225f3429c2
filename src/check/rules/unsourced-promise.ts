import { freshSentences } from '../fresh-sentences.ts';
import { findWords } from '../pattern.ts';
import type { Rule } from '../rule.ts';
import { isDenied } from './promise.ts';

export const unsourcedPromise: Rule = {
  id: 'unsourced-promise',
  why: '补偿、免费、尽快处理这样的话客户会当真，谁定的要说得出来。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试，我们会▸补偿您。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试，失败不会有补偿。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    const { words } = corpus;
    for (const { source, text, at } of freshSentences(corpus))
      for (const { written, index } of findWords(text, words.commitments, words))
        if (!isDenied(text, index))
          report(
            source.path,
            at(index),
            `「${written}」是新的许诺；请在合并请求里说明是谁定的，没有出处就删去（词表见 content/words.yml 的 commitments）`,
          );
  },
};
