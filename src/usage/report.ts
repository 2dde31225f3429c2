import type { ExportedEntry } from '../export/entries-json.ts';
import { toCsv } from '../state/csv.ts';
import { type Group, groupQueries } from './group-queries.ts';
import type { Tally } from './tally.ts';

export type KnownEntry = Pick<ExportedEntry, 'number' | 'title' | 'topic'>;

/** How much of each list the Markdown report shows; the CSV files hold everything. */
const shown = { queries: 30, groups: 40, others: 5, copied: 20, never: 100, weeks: 13 };

/** Grouping compares each query with the groups so far; beyond this the rare ones say nothing any more. */
const grouped = 5000;

/** The report as files: name → content. */
export function usageReport(tally: Tally, entries: readonly KnownEntry[]): Record<string, string> {
  const groups = groupQueries(tally.unanswered.top().slice(0, grouped));
  return {
    'usage.md': markdown(tally, groups, entries),
    'weeks.csv': toCsv([
      ['周', '搜索', '没有把握', '打开', '复制'],
      ...weeksOf(tally).map(([week, { searches, unsure, opens, copies }]) => [week, searches, unsure, opens, copies]),
    ]),
    'queries.csv': toCsv([
      ['搜索词', '次数', ...weekNames(tally)],
      ...tally.queries.top().map(([query, { total, weeks }]) => [query, total, ...perWeek(tally, weeks)]),
    ]),
    'unanswered.csv': toCsv([
      ['问题', '次数', '其他问法', ...weekNames(tally)],
      ...groups.map(({ query, total, others, weeks }) => [query, total, others.join('；'), ...perWeek(tally, weeks)]),
    ]),
    'entries.csv': toCsv([
      ['编号', '问题', '专题', '打开', '复制'],
      ...entries.map(({ number, title, topic }) => [
        number,
        title,
        topic,
        tally.opened.get(number).total,
        tally.copied.get(number).total,
      ]),
    ]),
  };
}

function markdown(tally: Tally, groups: readonly Group[], entries: readonly KnownEntry[]): string {
  const titles = new Map(entries.map(({ number, title }) => [number, title]));
  const never = entries.filter(({ number }) => tally.opened.get(number).total + tally.copied.get(number).total === 0);
  const [latest = '', former = ''] = weekNames(tally).reverse();
  const recent = (weeks: Map<string, number>) => [weeks.get(latest) ?? 0, weeks.get(former) ?? 0];
  const forgotten = Math.max(tally.queries.forgotten, tally.unanswered.forgotten);
  return [
    '# 使用情况',
    '',
    `共 ${tally.lines} 行日志，其中 ${tally.malformed} 行读不懂，没有计入。${forgotten > 0 ? `不同的搜索词太多，出现不超过 ${forgotten} 次的可能没有列出。` : ''}`,
    '',
    '## 每周',
    '',
    ...table(
      ['周', '搜索', '没有把握', '打开', '复制'],
      weeksOf(tally)
        .slice(-shown.weeks)
        .map(([week, { searches, unsure, opens, copies }]) => [week, searches, unsure, opens, copies]),
    ),
    '## 没有答案的问题（要补的条目）',
    '',
    '问法相近的合在一起，按次数排列。',
    '',
    ...table(
      ['问题', '次数', `本周（${latest}）`, '上周', '其他问法'],
      groups
        .slice(0, shown.groups)
        .map(({ query, total, weeks, others }) => [
          query,
          total,
          ...recent(weeks),
          others.slice(0, shown.others).join('；'),
        ]),
    ),
    '## 搜得最多的词',
    '',
    ...table(
      ['搜索词', '次数', `本周（${latest}）`, '上周'],
      tally.queries
        .top()
        .slice(0, shown.queries)
        .map(([query, { total, weeks }]) => [query, total, ...recent(weeks)]),
    ),
    '## 复制得最多的条目',
    '',
    ...table(
      ['条目', '复制', '打开', `本周复制（${latest}）`],
      tally.copied
        .top()
        .slice(0, shown.copied)
        .map(([number, { total, weeks }]) => [
          `${number} ${titles.get(number) ?? '（已没有这一条）'}`,
          total,
          tally.opened.get(number).total,
          weeks.get(latest) ?? 0,
        ]),
    ),
    `## 从没打开或复制过的条目（${never.length}）`,
    '',
    ...never.slice(0, shown.never).map(({ number, title }) => `- ${number} ${plain(title)}`),
    ...(never.length > shown.never ? [`- ……其余 ${never.length - shown.never} 条见 entries.csv`] : []),
    '',
  ].join('\n');
}

function table(head: string[], rows: readonly (readonly (string | number)[])[]): string[] {
  if (rows.length === 0) return ['没有。', ''];
  const line = (cells: readonly (string | number)[]) => `| ${cells.map((cell) => plain(String(cell))).join(' | ')} |`;
  const dashes = head.map((_name, index) => (typeof rows[0]?.[index] === 'number' ? '--:' : '---'));
  return [line(head), line(dashes), ...rows.map(line), ''];
}

/** What somebody typed, as text: neither markup nor a link in the report. */
function plain(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#!|&~]|:(?=\/\/)/g, (mark) => (mark === ':' ? ':\u200b' : `\\${mark}`));
}

function weeksOf(tally: Tally) {
  return [...tally.weeks].sort(([a], [b]) => (a < b ? -1 : 1));
}

function weekNames(tally: Tally): string[] {
  return weeksOf(tally)
    .map(([week]) => week)
    .slice(-shown.weeks);
}

function perWeek(tally: Tally, weeks: Map<string, number>): number[] {
  return weekNames(tally).map((week) => weeks.get(week) ?? 0);
}
