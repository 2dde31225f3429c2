import { byParser, type Rule } from '../rule.ts';

export const plainMarkdown: Rule = {
  id: 'plain-markdown',
  why: 'HTML、脚注、参考式链接不会显示，还可能带进脚本。',
  bad: ':::话术\n▸<b>您好</b>，可以。\n:::',
  good: ':::话术\n**您好**，可以。\n:::',
  check: byParser,
};
