import { byParser, type Rule } from '../rule.ts';

export const knownRoute: Rule = {
  id: 'known-route',
  why: '不存在的升级路径，客服找不到要记什么、往哪里转。',
  bad: '▸:::升级{路径=三线}\n重新登录后仍不行时。\n:::',
  good: ':::升级{路径=二线}\n重新登录后仍不行时。\n:::',
  check: byParser,
};
