import { byParser, type Rule } from '../rule.ts';

export const oneEscalation: Rule = {
  id: 'one-escalation',
  why: '一个条目有两个升级，客服不知道走哪个。',
  bad: ':::升级{路径=二线}\n仍不行时。\n:::\n\n▸:::升级{路径=二线}\n客户投诉时。\n:::',
  good: ':::升级{路径=二线}\n仍不行，或客户投诉时。\n:::',
  check: byParser,
};
