import { byParser, type Rule } from '../rule.ts';

export const knownRelated: Rule = {
  id: 'known-related',
  why: '相关条目点了没有，客服会以为网站坏了。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nrelated: [▸1999]\n---\n\n:::话术\n您好，可以。\n:::\n',
  good: {
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nrelated: [1002]\n---\n\n:::话术\n您好，可以。\n:::\n',
      'content/membership/b.md': ':::话术\n您好，不可以。\n:::',
    },
  },
  check: byParser,
};
