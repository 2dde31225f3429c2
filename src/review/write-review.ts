import { standingLine } from '../check/standing.ts';
import type { Redirects, Topics } from '../entry/site-data.ts';
import { code, inline } from '../text/markdown.ts';
import type { FactDifference } from './compare-facts.ts';
import type { SharedDifference } from './compare-shared.ts';
import type { JudgedProblem, Report } from './review.ts';
import { writeEntries, writeSummary } from './write-entries.ts';
import { summarizeSearch, writeMoved } from './write-moved.ts';

export interface Labels {
  /** What the change is compared with, as the reader named it. */
  base: string;
  topics: Topics;
  /** Number → title, of both states. */
  titles: ReadonlyMap<number, string>;
  /** What the reader has to know about the comparison itself. */
  warnings: readonly string[];
}

/** Lines of each kind at most; the gate's own report has all of them. */
const most = 100;

/** The report of a change, in Markdown that GitHub and GitLab show alike. */
export function writeReport(report: Report, labels: Labels): string {
  const { entries, facts, problems, search, shared, unread } = report;
  const lines = [
    '# 改动报告',
    '',
    `和 ${code(labels.base)} 相比。`,
    ...labels.warnings.flatMap((warning) => ['', `> **注意：**${inline(warning)}`]),
    '',
    '## 概要',
    '',
    entries.length > 0 ? writeSummary(entries, labels.topics) : '没有条目改动。',
    '',
    `- 检查：${countOf(problems)}`,
    `- 搜索：${summarizeSearch(search)}`,
    `- 事实：${facts.length} 个有改动`,
    `- 共用的文件：${shared.length > 0 ? `${shared.map(({ file }) => file).join('、')} 有改动` : '没有改动'}`,
    ...section(
      '读不出来、没有比较的文件',
      [...new Set([...unread.head, ...unread.base])].map((path) => {
        return `- ${code(path)}${unread.head.includes(path) ? '' : '（改动之前的那一版）'}`;
      }),
    ),
    ...(entries.length > 0 ? ['', ...writeEntries(entries)] : []),
    ...section('检查发现的问题', [...writeProblems(problems), ...standing(report.standing)]),
    ...section(
      '事实',
      facts.flatMap((fact) => writeFact(fact, labels)),
    ),
    ...section('共用的文件', shared.flatMap(writeShared)),
    ...section('搜索结果的变化', writeMoved(search.moved, labels.titles)),
    ...section('跳转', writeRedirects(report.redirects, labels)),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', `## ${title}`, '', ...lines] : [];
}

function standing(count: number): string[] {
  const line = standingLine(count);
  return line ? [`- ${line}`] : [];
}

function countOf(problems: readonly JudgedProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === '错误').length;
  if (problems.length === 0) return '没有问题';
  return `${errors} 处错误${errors > 0 ? '（改好才能合并）' : ''}，${problems.length - errors} 处提醒`;
}

function writeProblems(problems: readonly JudgedProblem[]): string[] {
  const rows = problems.map(({ path, line, column, rule, severity, message }) => {
    return `- **${severity}** ${code(`${path}:${line}:${column}`)} ${rule}：${inline(message)}`;
  });
  return capped(rows, '处；运行 npm run check 可以看到全部');
}

function writeFact({ id, before, after, reached }: FactDifference, { titles }: Labels): string[] {
  const value = (fact: FactDifference['before']) => (fact ? `「${inline(fact.text)}」` : '无');
  const meaning = inline((after ?? before)?.meaning ?? '');
  const rows = reached.map((number) => `  - ${nameOf(number, titles)}`);
  return [
    `- ${code(id)}（${meaning}）：${value(before)} → ${value(after)}，${
      reached.length > 0 ? `用到它的条目有 ${reached.length} 个：` : '没有条目用到它'
    }`,
    ...capped(rows, '个', '  '),
  ];
}

/** What was taken away first: that is what may leave customers without protection. */
function writeShared({ file, changes }: SharedDifference): string[] {
  const order = (change: SharedDifference['changes'][number]) =>
    change.after === null ? 0 : change.before === null ? 2 : 1;
  const quoted = (text: string | null) => (text ? `：「${inline(text)}」` : '');
  const rows = changes
    .toSorted((a, b) => order(a) - order(b))
    .map(({ what, before, after }) => {
      if (after === null) return `- **去掉** ${inline(what)}${quoted(before)}`;
      if (before === null) return `- 新增 ${inline(what)}${quoted(after)}`;
      return `- 改动 ${inline(what)}：「${inline(before)}」 → 「${inline(after)}」`;
    });
  return [`### ${code(file)}`, '', ...capped(rows, '处'), ''];
}

function writeRedirects({ added, removed }: Report['redirects'], { titles }: Labels): string[] {
  const rows = (redirects: Redirects, event: string) =>
    Object.entries(redirects).map(([from, to]) => `- ${event} ${code(from)} → ${nameOf(to, titles)}`);
  return [...rows(added, '新增'), ...rows(removed, '去掉')];
}

function nameOf(number: number, titles: ReadonlyMap<number, string>): string {
  return `${number} ${inline(titles.get(number) ?? '')}`.trim();
}

function capped(rows: readonly string[], unit: string, indent = ''): string[] {
  return rows.length > most ? [...rows.slice(0, most), `${indent}- 还有 ${rows.length - most} ${unit}`] : [...rows];
}
