import { countReferences, maskReferences } from '../../entry/fact-references.ts';
import { amountsIn, isComparable, isSameAmount } from '../amounts.ts';
import { amountOf } from '../fact-finder.ts';
import { literalsOf } from '../fact-literals.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

export const factReplaced: Rule = {
  id: 'fact-replaced',
  why: '把引用换成另一个数字，这一条就和别的条目说得不一样。',
  bad: {
    base: { 'content/membership/a.md': ':::话术\n您好，具体为 {{tax-rate}}。\n:::' },
    files: { 'content/membership/a.md': ':::话术\n您好，具体为 ▸9%。\n:::' },
  },
  good: {
    base: { 'content/membership/a.md': ':::话术\n您好，具体为 {{tax-rate}}。\n:::' },
    files: { 'content/membership/a.md': ':::话术\n您好，税率为 {{tax-rate}}，满 90% 的进度即可。\n:::' },
  },
  check(document, { base, site }, report) {
    const before = base?.entries.get(document.path);
    if (!before) return;
    const old = readable(before.text);
    const now = readable(document.text);
    const said = new Set(literalsOf(document, site.facts).map(({ place }) => `${place.line}:${place.column}`));
    const known = amountsIn(maskReferences(old));
    for (const [id, { text, meaning }] of Object.entries(site.facts)) {
      const fact = amountOf(text);
      if (!fact || countReferences(old, id) <= countReferences(now, id)) continue;
      for (const { lines } of document.passages) {
        const passage = toReadable(lines);
        for (const amount of amountsIn(maskReferences(passage.text))) {
          const { line, column } = passage.at(amount.index);
          const isOther = isComparable(amount.family, fact.family) && !isSameAmount(amount, fact);
          // A figure that `fact-value` reports is not reported again.
          if (!isOther || known.some((one) => isSameAmount(one, amount)) || said.has(`${line}:${column}`)) continue;
          report(
            { line, column },
            `原来这里引用 {{${id}}}（${meaning}：${text}），现在写成了「${amount.written}」；请写回 {{${id}}}。如果真的变了，请改 content/facts.yml 里的 ${id}，所有条目会一起变`,
          );
        }
      }
    }
  },
};

function readable(text: string): string {
  return toReadable(text.split(/\r\n?|\n/).map((line, index) => ({ line: index + 1, column: 1, text: line }))).text;
}
