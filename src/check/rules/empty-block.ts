import { byParser, type Rule } from '../rule.ts';

export const emptyBlock: Rule = {
  id: 'empty-block',
  why: '空的话术点了复制什么也没有。',
  bad: '▸:::话术\n:::',
  good: ':::话术\n您好，可以。\n:::',
  check: byParser,
};
