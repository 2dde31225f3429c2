import { visit } from 'unist-util-visit';
import type { Rule } from '../rule.ts';

export const tableCells: Rule = {
  id: 'table-cells',
  why: '格数和表头不一样的一行，页面上和复制出去的不是同一张表。',
  bad: ':::内部\n| 档位 | 价格 |\n| --- | --- |\n▸| 黄金 | 66 元 | 季 |\n:::',
  good: ':::内部\n| 档位 | 价格 |\n| --- | --- |\n| 黄金 | 66 元 |\n:::',
  check({ tree }, _context, report) {
    if (!tree) return;
    visit(tree, 'table', ({ children: [head, ...rows] }) => {
      const wanted = head?.children.length ?? 0;
      for (const { children: cells, position } of rows) {
        if (cells.length === wanted) continue;
        const start = position?.start ?? { line: 1, column: 1 };
        const isText = cells.length === 1 && cells[0]?.position?.start.offset !== undefined && !hasPipe(cells[0]);
        report(
          start,
          isText
            ? '这一行紧跟着表格，会成为表格的一行；请在它前面空一行'
            : `这一行有 ${cells.length} 格，表头有 ${wanted} 格；请改成一样多，空着的格也要写 |，格里的 | 写成 \\|`,
        );
      }
    });
  },
};

/** Whether a cell is written with a pipe before its text. */
function hasPipe({
  position,
  children,
}: {
  position?: { start: { column: number } } | undefined;
  children: { position?: { start: { column: number } } | undefined }[];
}): boolean {
  return position?.start.column !== children[0]?.position?.start.column;
}
