import type { Paragraph } from 'mdast';
import { visit } from 'unist-util-visit';
import { isIntroduction } from '../../entry/paths.ts';
import { normalLines } from '../../markdown/source.ts';
import type { Edit, Rule } from '../rule.ts';

export const lineBreak: Rule = {
  id: 'line-break',
  why: '只换行、不空行的几行，页面上和复制出去会连成一行。',
  bad: ':::话术\n▸第一步：登录可灵 AI 网页端\n第二步：点击「管理订阅」\n:::',
  good: ':::话术\n1. 登录可灵 AI 网页端\n2. 点击「管理订阅」\n:::',
  reshapes: true,
  edits({ path, text, tree }) {
    if (!tree || isIntroduction(path)) return [];
    const lines = normalLines(text).split('\n');
    const found: Edit[] = [];
    visit(tree, 'paragraph', (paragraph) => {
      const edit = paragraph.data?.directiveLabel ? null : editFor(paragraph, lines);
      if (edit) found.push(edit);
    });
    return found;
  },
};

/** A paragraph of several lines, laid out as what its lines look like; null where no line break is lost. */
function editFor(paragraph: Paragraph, lines: readonly string[]): Edit | null {
  if (!paragraph.position) return null;
  const { start, end } = paragraph.position;
  const hard = new Set<number>();
  visit(paragraph, 'break', ({ position }) => void hard.add(position?.start.line ?? 0));
  const count = Array.from({ length: end.line - start.line }, (_, index) => start.line + index).filter(
    (line) => !hard.has(line),
  ).length;
  if (count === 0) return null;
  const indent = (lines[start.line - 1] ?? '').slice(0, start.column - 1).replace(/[^\s]/g, ' ');
  const written = lines.slice(start.line - 1, end.line);
  written[0] = written[0]?.slice(start.column - 1) ?? '';
  written[written.length - 1] = (lines[end.line - 1] ?? '').slice(
    end.line === start.line ? start.column - 1 : 0,
    end.column - 1,
  );
  return {
    line: start.line,
    column: start.column,
    message: `这一段里有 ${count} 处只换行、没空行，会连成一行；步骤请写成 1. 2. 3.，表格请写成 | 一格 | 一格 |，不是一段的请空一行，或运行 npm run check -- --fix`,
    change: {
      length: written.join('\n').length,
      text: layOut(written, hard, start.line).join(`\n${indent}`).replaceAll(`\n${indent}\n`, '\n\n'),
    },
  };
}

/** Lines of one kind that follow each other: an ordered list, a list, a table, a paragraph with breaks of its own. */
interface Run {
  kind: Kind;
  lines: string[];
}

type Kind = 'text' | 'step' | 'point' | 'row';

const step = /^(?:(\d{1,2})[.、．](?!\d)|(\d{1,2})[)）]|[(（](\d{1,2})[)）]|([①-⑳]))\s*(?=\S)/;
const point = /^[•·●○▪■◆]\s*(?=\S)/;

function layOut(lines: readonly string[], hard: ReadonlySet<number>, first: number): string[] {
  const runs: Run[] = [];
  for (const [index, line] of lines.entries()) {
    const text = index === 0 ? line : line.trimStart();
    const kind = kindOf(text);
    const last = runs.at(-1);
    const goesOn = last?.kind === kind && (kind !== 'text' || hard.has(first + index - 1));
    if (goesOn) last?.lines.push(text);
    else runs.push({ kind, lines: [text] });
  }
  return runs.flatMap((run, index) => [...(index > 0 ? [''] : []), ...written(run)]);
}

function kindOf(line: string): Kind {
  if (line.trim().includes('\t')) return 'row';
  if (step.test(line)) return 'step';
  return point.test(line) ? 'point' : 'text';
}

function written({ kind, lines }: Run): string[] {
  if (kind === 'point') return lines.map((line) => line.replace(point, '- '));
  if (kind === 'step' && runsFromOne(lines)) return lines.map((line, index) => line.replace(step, `${index + 1}. `));
  if (kind === 'row') return tableOf(lines) ?? apart(lines);
  return kind === 'text' ? lines : apart(lines);
}

function apart(lines: readonly string[]): string[] {
  return lines.flatMap((line, index) => (index > 0 ? ['', line] : [line]));
}

function runsFromOne(lines: readonly string[]): boolean {
  return lines.every((line, index) => {
    const written = step.exec(line)?.slice(1).find(Boolean) ?? '';
    return Number(written.normalize('NFKC')) === index + 1;
  });
}

/** Cells that tabs part, as a table; null where the lines do not have as many cells each. */
function tableOf(lines: readonly string[]): string[] | null {
  const [head, ...rows] = lines.map((line) =>
    line
      .trim()
      .split('\t')
      .map((cell) => cell.trim().replaceAll('|', '\\|')),
  );
  if (!head || rows.length === 0 || rows.some((cells) => cells.length !== head.length)) return null;
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)];
}
