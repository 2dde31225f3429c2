import { code, markdownTable } from '../text/markdown.ts';
import type { Example, Rule } from './rule.ts';
import { usualSeverity } from './severity.ts';

/** The table in the editors' guide that is made from the rules, so that guide and gate always agree. */

export const guideMarks = {
  begin: '<!-- 规则表开始：由 npm run generate 写成，请不要手改 -->',
  end: '<!-- 规则表结束 -->',
};

/** Lines of an example, and characters of a line, that fit into a cell. */
const fits = { lines: 2, characters: 44 };

/** All rules as a Markdown table: 错误 first, in the order of the list. */
export function rulesTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, why, bad, good }) => [code(id), usualSeverity(id), why, ...contrast(bad, good)]);
  const of = (wanted: string) => rows.filter(([, severity]) => severity === wanted);
  return markdownTable(['规则', '级别', '为什么', '这样不行', '这样可以'], [...of('错误'), ...of('提醒')]);
}

/** @throws if the guide has lost its marks */
export function withTable(guide: string, table: string): string {
  const [begin, end] = [guide.indexOf(guideMarks.begin), guide.indexOf(guideMarks.end)];
  if (begin < 0 || end < begin)
    throw new Error(`CONTRIBUTING.md 里找不到「${guideMarks.begin}」和「${guideMarks.end}」`);
  return `${guide.slice(0, begin + guideMarks.begin.length)}\n\n${table}\n\n${guide.slice(end)}`;
}

/** The lines that two examples do not share, as table cells, because those lines show what the rule is about. */
function contrast(bad: Example, good: Example): [string, string] {
  const bare = (line: string) => line.replace('▸', '');
  const [wrong, right] = [linesOf(bad), linesOf(good).map(bare)];
  const at = wrong.findIndex((line) => line.includes('▸'));
  // A problem of a whole file is reported at its first line. The table shows the path instead of that line.
  const marked = wrong.slice(at, at + 1).map((line) => (line === '▸---' ? (wrong[at - 1] ?? '---') : bare(line)));
  const onlyWrong = wrong.map(bare).filter((line) => !right.includes(line) && !marked.includes(line));
  const onlyRight = right.filter((line) => !wrong.map(bare).includes(line));
  const field = fieldOf(marked[0] ?? '');
  const isSame = (line: string) => field !== null && fieldOf(line) === field;
  return [
    cell([...marked, ...telling(onlyWrong)]),
    cell([...onlyRight.filter(isSame), ...telling(onlyRight.filter((line) => !isSame(line)))]),
  ];
}

function fieldOf(line: string): string | null {
  return /^([a-zA-Z]+)[:：]/.exec(line)?.[1] ?? null;
}

/** The lines without the fields that every example must have; all lines if nothing else is left. */
function telling(lines: readonly string[]): readonly string[] {
  const rest = lines.filter((line) => !/^(---|number: .*|title: .*|status: published)$/.test(line));
  return rest.length > 0 ? rest : lines;
}

function linesOf(example: Example): string[] {
  if (typeof example === 'string') return example.split('\n').filter(isTelling);
  const files = Object.entries(example.files).map(([path, text]) =>
    /\((已删除|没有这个文件)\)/.test(text)
      ? `${text.includes('▸') ? '▸' : ''}${path} 被删去`
      : [`${path} 里`, text].join('\n'),
  );
  return files.join('\n').split('\n').filter(isTelling);
}

function isTelling(line: string): boolean {
  return line.trim() !== '';
}

function cell(lines: readonly string[]): string {
  const shown = lines
    .filter((line) => line.trim() !== '')
    .slice(0, fits.lines)
    .map((line) => code(shorten(line.trim())).replaceAll('|', '\\|'));
  return shown.length > 0 ? shown.join('<br>') : '（没有这一行）';
}

function shorten(line: string): string {
  const characters = [...line];
  return characters.length > fits.characters ? `${characters.slice(0, fits.characters).join('')}…` : line;
}
