import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const changedNumber: Rule = {
  id: 'changed-number',
  why: '旧编号已经写在工单里，改了就再也找不到这一条。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\n▸number: 1099\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 开通会员后怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  checkCorpus({ base, numberOf, textOf }, report) {
    for (const [path, { number }] of base?.entries ?? []) {
      const now = numberOf.get(path);
      if (number === null || now === undefined || now === number) continue;
      report(
        path,
        fieldPlace({ text: textOf(path) }, 'number'),
        `编号从 ${number} 改成了 ${now}；编号永不更改，请改回 number: ${number}`,
      );
    }
  },
};
