import { byParser, type Rule } from '../rule.ts';

export const hasBlock: Rule = {
  id: 'has-block',
  why: '没有任何一块内容的条目，客服打开是空的。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n▸',
  good: ':::话术\n您好，可以。\n:::',
  check: byParser,
};
