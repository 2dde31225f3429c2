import { byParser, type Rule } from '../rule.ts';

export const knownFact: Rule = {
  id: 'known-fact',
  why: '写错键的事实会把 {{…}} 原样发给客户。',
  bad: ':::话术\n发票税率是 ▸{{tax}}。\n:::',
  good: ':::话术\n发票税率是 {{tax-rate}}。\n:::',
  check: byParser,
};
