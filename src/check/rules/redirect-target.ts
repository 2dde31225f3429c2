import { dataFiles } from '../../entry/paths.ts';
import type { Rule } from '../rule.ts';
import { dataPlace } from '../source-document.ts';

const path = dataFiles.redirects;

export const redirectTarget: Rule = {
  id: 'redirect-target',
  why: '去向不存在或绕成一圈，旧链接还是打不开。',
  bad: { files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: '▸1900: 1901\n' } },
  good: { files: { 'content/membership/a.md': ':::话术\n您好，可以。\n:::', [path]: '1900: 1001\n' } },
  checkCorpus({ redirects, numbers, textOf }, report) {
    for (const [from, to] of Object.entries(redirects)) {
      if (numbers.has(to)) continue;
      const end = follow(redirects, to);
      const fix = end !== null && numbers.has(end) ? `请直接写 ${from}: ${end}` : '请改成现有条目的编号';
      const what =
        redirects[to] === undefined
          ? `没有编号 ${to} 的条目`
          : end === null
            ? `${from} → ${to} 绕成了一圈`
            : `${to} 自己也已停用`;
      report(path, dataPlace(textOf(path), [from]), `${what}；${fix}`);
    }
  },
};

/** Where a chain of redirects ends; null if it goes round. */
function follow(redirects: Record<string, number>, from: number): number | null {
  const seen = new Set<number>();
  let number = from;
  for (let next = redirects[number]; next !== undefined; next = redirects[number]) {
    if (seen.has(number)) return null;
    seen.add(number);
    number = next;
  }
  return number;
}
