import { writeXlsx } from 'hucre/xlsx';
import type { Topics } from '../entry/site-data.ts';
import { toCsv } from '../text/csv.ts';
import { questionLibrary } from './question-library.ts';
import { reviewSheet, type SourcedEntry } from './review-sheet.ts';
import type { Table } from './table.ts';

const shapes = ['review', 'questions', 'questions-by-row'] as const;

/** The files of an export. */
export const exportNames = shapes.flatMap((shape) => [`${shape}.xlsx`, `${shape}.csv`]);

/** Name → what writes the file: the review sheet, and the question library with aliases in one row or in rows of their own. */
export function exportedFiles(
  entries: readonly SourcedEntry[],
  topics: Topics,
  mark: Mark,
): Record<string, () => Promise<Uint8Array | string>> {
  const { wide, long } = questionLibrary(entries, mark.today);
  const tables: Record<(typeof shapes)[number], Table> = {
    review: reviewSheet(entries, topics),
    questions: wide,
    'questions-by-row': long,
  };
  return Object.fromEntries(
    shapes.flatMap((shape) => [
      [`${shape}.xlsx`, () => toXlsx(tables[shape], mark)],
      [`${shape}.csv`, async () => toMarkedCsv(tables[shape], mark)],
    ]),
  );
}

/** What every exported file says of itself, and of when it is. */
export interface Mark {
  /** The heading of a last, empty column: the first row stays one of headings, and no program takes it for a question. */
  confidentiality: string;
  /** What is written as the time of the file, so that the same entries give the same bytes. */
  modified: Date;
  /** The day of the export, an ISO date in Asia/Shanghai: the question library holds what customers may get on it. */
  today: string;
}

const widths: Record<string, number> = {
  标准问: 32,
  别名: 32,
  话术: 60,
  答案: 60,
  内部说明: 40,
  疑点: 32,
  客户收到的文字: 60,
};

/** A table as a workbook. Every cell is a text, so that none is ever a formula. */
function toXlsx({ name, head, rows }: Table, { confidentiality, modified }: Mark): Promise<Uint8Array> {
  const columns = [...head, confidentiality].map((heading) => ({ width: widths[heading] ?? 14 }));
  return writeXlsx({
    sheets: [{ name, columns, rows: [[...head, confidentiality], ...rows], freezePane: { rows: 1 } }],
    properties: { modified, created: modified },
  });
}

/** A table as CSV; what a spreadsheet would take for a formula gets an apostrophe in front. */
function toMarkedCsv({ head, rows }: Table, { confidentiality }: Mark): string {
  return toCsv([[...head, confidentiality], ...rows]);
}
