import { byParser, type Rule } from '../rule.ts';

export const linkTarget: Rule = {
  id: 'link-target',
  why: '相对链接和脚本链接发给客户打不开，或有危险。',
  bad: ':::话术\n请看▸[这里](javascript:alert(1))。\n:::',
  good: ':::话术\n请看 [1001](/q/1001/)。\n:::',
  check: byParser,
};
