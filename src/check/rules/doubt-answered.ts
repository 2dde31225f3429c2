import type { Entry } from '../../entry/entry.ts';
import { entriesNamedIn } from '../../entry/named-entries.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const doubtAnswered: Rule = {
  id: 'doubt-answered',
  why: '两条说法矛盾，只有一条写了疑点，看另一条的客服会以为可以放心发。',
  bad: {
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员在哪里买？\nstatus: published\nverify:\n  - ▸1002 说有独立 App，须核实 App 里能不能买。\nrelated: [1002]\n---\n\n:::话术\n您好，只能在网页端购买。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 有手机 App 吗？\nstatus: published\n---\n\n:::话术\n您好，有的。\n:::\n',
    },
  },
  good: {
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员在哪里买？\nstatus: published\nverify:\n  - 1002 说有独立 App，须核实 App 里能不能买。\nrelated: [1002]\n---\n\n:::话术\n您好，只能在网页端购买。\n:::\n',
      'content/membership/b.md':
        '---\nnumber: 1002\ntitle: 有手机 App 吗？\nstatus: published\nverify:\n  - 1001 说会员只能在网页端购买，须核实 App 里能不能买。\nrelated: [1001]\n---\n\n:::话术\n您好，有的。\n:::\n',
    },
  },
  checkCorpus({ entries }, report) {
    const known = new Map(entries.map(({ entry }) => [entry.number, entry]));
    const exists = (number: number) => known.has(number);
    for (const { entry, text } of entries)
      entry.verify.forEach((doubt, index) => {
        for (const number of entriesNamedIn(doubt, exists)) {
          const other = known.get(number);
          const fault = other && other !== entry ? faultOf(entry, other, exists) : null;
          if (fault) report(entry.path, fieldPlace({ text }, 'verify', index), fault);
        }
      });
  },
};

/** What is missing between an entry and another one that its doubt names, or null. */
function faultOf(entry: Entry, other: Entry, exists: (number: number) => boolean): string | null {
  if (!entry.related.includes(other.number))
    return `疑点点名了 ${other.number}，related 里却没有；请在 related 里加上 ${other.number}`;
  const isNamed = other.verify.some((doubt) => entriesNamedIn(doubt, exists).includes(entry.number));
  if (isNamed || other.related.includes(entry.number)) return null;
  return `疑点点名了 ${other.number}，那一条却没有提到 ${entry.number}；请在 ${other.path} 的 verify 里也写上这个疑点，或在它的 related 里加上 ${entry.number}`;
}
