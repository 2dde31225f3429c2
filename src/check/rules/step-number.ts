import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Place } from '../../entry/problem.ts';
import { normalLines } from '../../markdown/source.ts';
import { toDigits } from '../numerals.ts';
import type { Rule } from '../rule.ts';

export const stepNumber: Rule = {
  id: 'step-number',
  why: '步骤的号跳了或乱了，客户会以为少了一步；列表里写的号，复制出去会重新从头数。',
  bad: ':::话术\n1. 登录可灵 AI 网页端。\n2. 进入「会员中心」。\n▸4. 点击「管理订阅」。\n:::',
  good: ':::话术\n1. 登录可灵 AI 网页端。\n2. 进入「会员中心」。\n3. 点击「管理订阅」。\n:::',
  check({ text, tree }, _context, report) {
    if (!tree) return;
    const lines = normalLines(text).split('\n');
    visit(tree, (node) => {
      if (!('children' in node) || node.type === 'list') return;
      /** What each way of numbering has counted up to. */
      const counted = new Map<string, number>();
      const steps = node.children.flatMap((child) => stepsOf(child, lines));
      // One number alone may be a figure.
      if (steps.length < 2) return;
      for (const { way, number, place, isFirst } of steps) {
        const next = (counted.get(way) ?? 0) + 1;
        counted.set(way, number);
        if (number === next || (number === 1 && isFirst)) continue;
        const advice = way === 'list' ? `请改成「${next}. 」` : `请从 1 起一个一个往下写，写成「1. 」「2. 」`;
        report(place, `这里是第 ${number} 步，前面${next === 1 ? '没有第 1 步' : `到第 ${next - 1} 步`}；${advice}`);
      }
    });
  },
};

interface Step {
  /** How the number is written; each way counts for itself. */
  way: string;
  number: number;
  place: Place;
  /** Whether counting may begin anew here: not within a list. */
  isFirst: boolean;
}

const typed: { way: string; pattern: RegExp }[] = [
  { way: '1、', pattern: /^(\d{1,2})[、)）]/ },
  { way: '（1）', pattern: /^[（(](\d{1,2})[)）]/ },
  { way: '第一步', pattern: /^第([\d一二三四五六七八九十]{1,3})步/ },
  { way: '步骤一', pattern: /^步骤([\d一二三四五六七八九十]{1,3})(?=[：:、.\s])/ },
];

/** The numbers of a list, or the one with which a paragraph begins. */
function stepsOf(node: RootContent, lines: readonly string[]): Step[] {
  if (node.type === 'list' && node.ordered)
    return node.children.flatMap(({ position }, index): Step[] => {
      if (!position) return [];
      const { line, column } = position.start;
      const number = /^\d+/.exec((lines[line - 1] ?? '').slice(column - 1))?.[0];
      if (!number) return [];
      // A page and a copy show 01 as 1.
      const shown = number.startsWith('0') ? 0 : Number(number);
      return [{ way: 'list', number: shown, place: { line, column }, isFirst: index === 0 }];
    });
  if (node.type !== 'paragraph' || !node.position) return [];
  const { line, column } = node.position.start;
  const source = (lines[line - 1] ?? '').slice(column - 1).replace(/^\*\*/, '');
  return typed.flatMap(({ way, pattern }): Step[] => {
    const written = pattern.exec(source)?.[1];
    const number = written === undefined ? Number.NaN : Number.parseInt(toDigits(`${written}个`).text, 10);
    return Number.isInteger(number) ? [{ way, number, place: { line, column }, isFirst: true }] : [];
  });
}
