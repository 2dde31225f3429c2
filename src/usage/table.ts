import { firstDayOf, lastDayOf } from '../entry/days.ts';
import { toCsv } from '../text/csv.ts';
import { markdownTable, plain } from '../text/markdown.ts';
import type { Usage } from './usage.ts';

/** A column of a table: its heading, and the cell of a row. */
export type Column<Row> = [heading: string, value: (row: Row) => string | number];

/** A table as CSV. One row at a time: 50,000 questions in 100 weeks are 5,000,000 cells. */
export function csvTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  function* cells(): Generator<(string | number)[]> {
    yield columns.map(([heading]) => heading);
    for (const row of rows) yield columns.map(([, value]) => value(row));
  }
  return toCsv(cells());
}

/** A table as lines of the page. */
export function pageTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  if (rows.length === 0) return ['没有。', ''];
  const cell = (value: string | number) => (typeof value === 'number' ? value : plain(value));
  const head = columns.map(([heading]) => plain(heading));
  return [
    markdownTable(
      head,
      rows.map((row) => columns.map(([, value]) => cell(value(row)))),
    ),
    '',
  ];
}

/** The weeks of a log, in the page as in the table. */
export function weekColumns({ entries, latest, isOpen }: Usage): Column<Usage['weeks'][number]>[] {
  return [
    ['周', ([week]) => (week === latest && isOpen ? `${week}（未满）` : week)],
    ['从', ([week]) => firstDayOf(week)],
    ['到', ([week]) => lastDayOf(week)],
    ['搜索', ([, { searches }]) => searches],
    ['没有把握', ([, { unsure }]) => unsure],
    ['占比', ([, { unsure, searches }]) => toShare(unsure, searches)],
    ['打开', ([, { opens }]) => opens],
    ['复制话术', ([, { reply }]) => reply],
    ['复制告知', ([, { tell }]) => tell],
    ['复制工单', ([, { ticket }]) => ticket],
    ['说有用', ([, { useful }]) => useful],
    ['说没用', ([, { useless }]) => useless],
    ['没用到的条目', ([week]) => entries.filter(({ entry, used }) => entry && used.in(week) === 0).length],
  ];
}

/** Never above 100%: a log may hold a part without its whole, such as a search whose first line was lost. */
function toShare(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((100 * Math.min(part, whole)) / whole)}%` : '—';
}
