import type { Rule } from '../rule.ts';
import { unsourcedFigures } from '../unsourced-figures.ts';

export const unsourcedFigure: Rule = {
  id: 'unsourced-figure',
  why: '答复里新写的数字、时限、金额没有出处，报给客户就要兑现。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试，一般 ▸2 分钟就好。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 生成失败怎么办？\nstatus: published\n---\n\n:::话术\n您好，请换一个提示词再试，税率是 {{tax-rate}}。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    for (const { path, place, amount } of unsourcedFigures(corpus))
      report(
        path,
        place,
        `「${amount.written}」是新写的数字，别的条目和 facts.yml 里都没有；请在合并请求里说明出处，几条都要用的写进 content/facts.yml`,
      );
  },
};
