import { literalsOf } from '../fact-literals.ts';
import type { Rule } from '../rule.ts';

export const factLiteral: Rule = {
  id: 'fact-literal',
  why: '直接写的数字不会跟着 facts.yml 一起变，下次调整就会漏掉。',
  bad: ':::话术\n您好，发票税率是 ▸6%。\n:::',
  good: ':::话术\n您好，发票税率是 {{tax-rate}}。\n:::',
  check(document, { site }, report) {
    for (const { isSame, place, written, fact } of literalsOf(document, site.facts))
      if (isSame) report(place, messageFor(written, fact));
  },
};

function messageFor(written: string, fact: string): string {
  return `「${written}」是 facts.yml 里的事实；请写成 {{${fact}}}，以后改一处就够`;
}
