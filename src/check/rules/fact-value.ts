import type { Facts } from '../../entry/site-data.ts';
import { literalsOf, type PlacedLiteral } from '../fact-literals.ts';
import type { Rule } from '../rule.ts';

export const factValue: Rule = {
  id: 'fact-value',
  why: '同一个数字两处说得不一样，客户总会拿到错的那个。',
  bad: ':::话术\n您好，发票的税率目前是 ▸9%。\n:::',
  good: ':::话术\n您好，发票的税率目前是 {{tax-rate}}。\n:::',
  check(document, { site }, report) {
    for (const literal of literalsOf(document, site.facts))
      if (!literal.isSame) report(literal.place, messageFor(literal, site.facts));
  },
};

function messageFor({ written, fact }: PlacedLiteral, facts: Facts): string {
  const { meaning, text } = facts[fact] ?? { meaning: fact, text: '' };
  return `这里写的是「${written}」，而${meaning}是「${text}」；请改成 {{${fact}}}。如果真的变了，请改 content/facts.yml 里的 ${fact}，所有条目会一起变`;
}
