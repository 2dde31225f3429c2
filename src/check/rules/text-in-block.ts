import { byParser, type Rule } from '../rule.ts';

export const textInBlock: Rule = {
  id: 'text-in-block',
  why: '不在标记里的文字，不知道能不能发给客户。',
  bad: '▸您好，可以。',
  good: ':::话术\n您好，可以。\n:::',
  check: byParser,
};
