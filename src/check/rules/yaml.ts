import { byParser, type Rule } from '../rule.ts';

export const yaml: Rule = {
  id: 'yaml',
  why: '开头的字段写坏了，整条都读不出来。',
  bad: '---\nnumber: 1001\n▸title：充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  check: byParser,
};
