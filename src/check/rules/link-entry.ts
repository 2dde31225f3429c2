import { visit } from 'unist-util-visit';
import type { Rule } from '../rule.ts';

export const linkEntry: Rule = {
  id: 'link-entry',
  why: '链接指向不存在的编号，点开是 404。',
  bad: ':::内部\n先看▸[去水印](/q/1999/)。\n:::',
  good: ':::内部\n先看[去水印](/q/1001/)。\n:::',
  check({ tree }, { numbers, redirects }, report) {
    if (!tree) return;
    visit(tree, 'link', ({ url, position }) => {
      const number = /^\/q\/(\d+)\/$/.exec(url)?.[1];
      if (!number || numbers.has(Number(number)) || redirects[number]) return;
      report(
        position?.start ?? { line: 1, column: 1 },
        `没有编号 ${number} 的条目；请把链接改成已有的编号，如 /q/1004/，或删去`,
      );
    });
  },
};
