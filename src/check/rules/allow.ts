import { parserRules } from '../parser-rules.ts';
import type { Rule } from '../rule.ts';
import { searchRules } from '../search-rules.ts';
import { fieldPlace } from '../source-document.ts';

/** What the site cannot do without, or nobody may decide alone. */
const always: ReadonlySet<string> = new Set([
  ...[...parserRules, ...searchRules].map(({ id }) => id),
  'allow',
  'asks-secret',
  'changed-number',
  'internal-host',
  'merge-conflict',
  'personal-data',
  'reused-number',
  'vanished-number',
  'vanished-url',
]);

/** Whether an entry may say that a rule's alarm is false. */
export function mayBeAllowed(rule: string): boolean {
  return !always.has(rule);
}

export const allow: Rule = {
  id: 'allow',
  why: '有些规则关系到客户和同事的安全，写了例外也不算。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n▸allow: [{ rule: personal-data, why: 客户同意公开 }]\n---\n\n:::话术\n您好，发票的税率是 9%。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nallow: [{ rule: fact-value, why: 说的是别家的税率 }]\n---\n\n:::话术\n您好，发票的税率是 9%。\n:::\n',
  check(document, _context, report) {
    for (const { rule } of document.entry?.allow ?? [])
      if (!mayBeAllowed(rule))
        report(fieldPlace(document, 'allow'), `规则 ${rule} 不能写例外；请把内容改对，确实改不了请找维护的同事`);
  },
};
