import { countReferences, maskReferences } from '../../entry/fact-references.ts';
import type { Place } from '../../entry/problem.ts';
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
      if (countReferences(old, id) <= countReferences(now, id)) continue;
      const tell = (place: Place, written: string) =>
        report(
          place,
          `原来这里引用 {{${id}}}（${meaning}：${text}），现在写成了「${written}」；请写回 {{${id}}}。如果真的变了，请改 content/facts.yml 里的 ${id}，所有条目会一起变`,
        );
      for (const { lines } of document.passages) {
        const passage = toReadable(lines);
        for (const { index, written } of figuresInPlaceOf(id, old, passage.text)) {
          const { line, column } = passage.at(index);
          if (said.has(`${line}:${column}`)) continue;
          said.add(`${line}:${column}`);
          tell({ line, column }, written);
        }
        if (!fact) continue;
        for (const amount of amountsIn(maskReferences(passage.text))) {
          const { line, column } = passage.at(amount.index);
          const isOther = isComparable(amount.family, fact.family) && !isSameAmount(amount, fact);
          // A figure that `fact-value` reports is not reported again.
          if (!isOther || known.some((one) => isSameAmount(one, amount)) || said.has(`${line}:${column}`)) continue;
          tell({ line, column }, amount.written);
        }
      }
    }
  },
};

function readable(text: string): string {
  return toReadable(text.split(/\r\n?|\n/).map((line, index) => ({ line: index + 1, column: 1, text: line }))).text;
}

/** Figures that stand behind the same words as a reference to a fact did. */
function figuresInPlaceOf(id: string, old: string, now: string): { index: number; written: string }[] {
  return [...old.matchAll(new RegExp(`(.{4,6})\\{\\{\\s*${id}\\s*\\}\\}`, 'g'))].flatMap(({ 1: lead = '' }) => {
    const start = now.indexOf(lead);
    const [all, written = ''] = (start < 0 ? null : figure.exec(now.slice(start + lead.length))) ?? [];
    return all === undefined ? [] : [{ index: start + lead.length + all.length - written.length, written }];
  });
}

const figure = /^(?:每|约|大约|\s)*((?:[\d一二三四五六七八九十百两半]+[.:/~]?)+%?)/;
