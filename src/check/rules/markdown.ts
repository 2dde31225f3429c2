import { byParser, type Rule } from '../rule.ts';

export const markdown: Rule = {
  id: 'markdown',
  why: '标记一层套一层，多半是前面少了结束的 :::，正文读不出来。',
  bad: `${':::话术\n'.repeat(8)}▸:::话术\n您好，可以。\n:::`,
  good: ':::话术\n您好，可以。\n:::',
  check: byParser,
};
