import { byParser, type Rule } from '../rule.ts';

export const duplicateUrl: Rule = {
  id: 'duplicate-url',
  why: '条目和专题的网址相同，其中一个会打不开。',
  bad: { files: { 'content/membership/subscription.md': '▸:::话术\n您好，可以。\n:::' } },
  good: { files: { 'content/membership/subscription-rules.md': ':::话术\n您好，可以。\n:::' } },
  check: byParser,
};
