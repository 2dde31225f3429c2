import { byParser, type Rule } from '../rule.ts';

export const duplicateNumber: Rule = {
  id: 'duplicate-number',
  why: '工单里引用编号，两条用同一个编号就不知道说的是哪一条。',
  bad: {
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/membership/b.md':
        '---\n▸number: 1001\ntitle: 发票税率是多少？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    files: {
      'content/membership/a.md': ':::话术\n您好，可以。\n:::',
      'content/membership/b.md': ':::话术\n您好，不可以。\n:::',
    },
  },
  check: byParser,
};
