import { byParser, type Rule } from '../rule.ts';

export const blockAttribute: Rule = {
  id: 'block-attribute',
  why: '升级没有写路径，客服不知道往哪里转。',
  bad: '▸:::升级\n重新登录后仍不行时。\n:::',
  good: ':::升级{路径=二线}\n重新登录后仍不行时。\n:::',
  check: byParser,
};
