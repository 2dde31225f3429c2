import { statusLabels } from '../entry/upkeep.ts';
import { complaints, verdicts } from './beacon-query.ts';
import type { Count } from './counter.ts';
import { type Column, csvTable, weekColumns } from './table.ts';
import { type AskedGap, type Corpus, type EntryUse, type Question, readUsage } from './usage.ts';
import type { Tally } from './usage-tally.ts';
import { writePage } from './write-page.ts';

/** The report as files: name → content. The page shows the top of each list; the tables hold all rows, by week. */
export function usageReport(tally: Tally, corpus: Corpus): Record<string, string> {
  const usage = readUsage(tally, corpus);
  const { weeks, questions, gaps, entries } = usage;
  const byWeek = <Row>(label: string, countOf: (row: Row) => Count): Column<Row>[] =>
    weeks.map(([week]) => [`${label}${week}`, (row) => countOf(row).in(week)]);
  return {
    'usage.md': writePage(usage),
    'weeks.csv': csvTable(weeks, weekColumns(usage)),
    'queries.csv': csvTable(tally.queries.top(), [...queryColumns, ...byWeek('', countOfQuery)]),
    'unanswered.csv': csvTable(questions, [...questionColumns, ...byWeek<Question>('', (question) => question)]),
    'gaps.csv': csvTable(gaps, [...gapColumns, ...byWeek<AskedGap>('', (gap) => gap)]),
    'entries.csv': csvTable(entries, [
      ...entryColumns,
      ...byWeek<EntryUse>('打开 ', ({ opened }) => opened),
      ...byWeek<EntryUse>('复制话术 ', ({ reply }) => reply),
    ]),
  };
}

const countOfQuery = ([, count]: [string, Count]) => count;

const queryColumns: Column<[string, Count]>[] = [
  ['搜索词', ([query]) => query],
  ['次数', ([, { total }]) => total],
];

const gapColumns: Column<AskedGap>[] = [
  ['缺口', ({ about }) => about],
  ['次数', ({ total }) => total],
];

const questionColumns: Column<Question>[] = [
  ['问题', ({ query }) => query],
  ['次数', ({ total }) => total],
  ['其他问法', ({ others }) => others.join('；')],
  ['最接近的条目', ({ nearest }) => nearest ?? ''],
  ['认作缺口', ({ gap }) => gap],
];

const entryColumns: Column<EntryUse>[] = [
  ['编号', ({ number }) => number],
  ['问题', ({ entry }) => entry?.title ?? ''],
  ['专题', ({ entry }) => entry?.topic ?? ''],
  ['状态', ({ entry }) => (entry ? statusLabels[entry.status] : '')],
  ['打开', ({ opened }) => opened.total],
  ['复制话术', ({ reply }) => reply.total],
  ['复制告知', ({ tell }) => tell.total],
  ['复制工单', ({ ticket }) => ticket.total],
  ['说有用', ({ rated }) => rated.useful.total],
  ...complaints.map((verdict): Column<EntryUse> => [`没用：${verdicts[verdict]}`, ({ rated }) => rated[verdict].total]),
];
