import { visit } from 'unist-util-visit';
import { isIntroduction } from '../../entry/paths.ts';
import type { Rule } from '../rule.ts';

export const heading: Rule = {
  id: 'heading',
  why: '条目的标题就是标准问；正文里再有标题，复制给客户时只剩一行没头没尾的字。',
  bad: ':::话术\n▸## 步骤\n\n请重新登录。\n:::',
  good: ':::话术\n**步骤**：请重新登录。\n:::',
  check({ path, text, tree }, _context, report) {
    if (!tree) return;
    const lines = text.split(/\r\n?|\n/);
    let above = 1;
    visit(tree, 'heading', (node) => {
      const place = node.position?.start ?? { line: 1, column: 1 };
      const typed = /^\s*(>\s*)*#/.test(lines[place.line - 1] ?? '');
      if (isIntroduction(path)) {
        if (node.depth === 1 || node.depth > above + 1)
          report(place, `这里是 ${node.depth} 级标题，前面是 ${above} 级；专题介绍从 ## 开始，一级一级往下写`);
        above = node.depth;
      } else if (typed) report(place, '正文里不用 # 标题；要突出请写成 **加粗**，要分情况请用 ::::情形[条件]');
      else report(place, '这一行下面的 --- 或 === 会把它变成标题；请删去下面那一行，或在两行之间空一行');
    });
  },
};
