import { visit } from 'unist-util-visit';
import { isIntroduction } from '../../entry/paths.ts';
import { normalLines } from '../../markdown/source.ts';
import type { Rule } from '../rule.ts';

/** Marks that only show if a backslash stands before them; `\\` is how a backslash is written. */
const needed = /\\[*_~`[\]<>&|\\#{}]/;
/** At the beginning of a line, also those of lists. */
const neededInFront = /^\s*(?:\\[-+>]|\d{1,9}\\[.)])/;
const escaped = /\\[!-/:-@[-`{-~]/g;
/** A path of Windows up to a place in it. */
const path = /(?<![A-Za-z])[A-Za-z]:(?:\\[^\s，。、；]*)?$/;

export const vanishingMark: Rule = {
  id: 'vanishing-mark',
  why: 'Markdown 会吃掉有些符号，客户收到的就不是写的人打的字。',
  bad: ':::话术\n日志在 C:▸\\*.log。\n:::',
  good: ':::话术\n日志在 `C:\\*.log`，尾号 138\\*\\*\\*\\*1234。\n:::',
  check({ path: file, text, tree }, _context, report) {
    if (!tree || isIntroduction(file)) return;
    const lines = normalLines(text).split('\n');
    visit(tree, 'list', ({ position }) => {
      if (position && lines[position.start.line - 1]?.[position.start.column - 1] === '+')
        report(position.start, '行首的 + 会变成圆点；请写成全角的 ＋，要列清单请用 -');
    });
    visit(tree, 'strong', ({ position }) => {
      if (!position) return;
      const { start, end } = position;
      for (const { line, column } of [start, { line: end.line, column: end.column - 2 }])
        if (/^\d\*\*\d/.test((lines[line - 1] ?? '').slice(Math.max(0, column - 2))))
          report({ line, column }, '数字之间的 ** 会变成加粗而消失；乘号请写 ×，要遮住的数字请写 ＊');
    });
    visit(tree, 'text', ({ position }) => {
      for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) {
        const source = lines[line - 1] ?? '';
        for (const { index, 0: mark } of source.matchAll(escaped)) {
          if (line === position?.start.line && index + 1 < position.start.column) continue;
          if (line === position?.end.line && index + 1 >= position.end.column) continue;
          if (isMeant(source, index, mark)) continue;
          report(
            { line, column: index + 1 },
            `「${mark}」前面的反斜杠会消失；请删去，路径请放进反引号，例如 \`C:\\*.log\``,
          );
        }
      }
    });
  },
};

function isMeant(source: string, index: number, mark: string): boolean {
  if (mark === '\\\\') return true;
  if (path.test(source.slice(0, index))) return false;
  const front = neededInFront.exec(source)?.[0].length ?? 0;
  return needed.test(mark) || index < front;
}
