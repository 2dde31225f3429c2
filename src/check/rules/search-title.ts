import { bySearch, type Rule } from '../rule.ts';

export const searchTitle: Rule = {
  id: 'search-title',
  why: '客服照着标准问搜，第一条却是别的答复，就会发错。',
  bad: {
    base: {},
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 图片能去水印吗？\naliases: [请问充了会员怎么去水印呀]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\n▸title: 充了会员怎么去水印\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {},
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 图片能去水印吗？\naliases: [图上的角标怎么弄掉]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 充了会员怎么去水印\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  check: bySearch,
};
