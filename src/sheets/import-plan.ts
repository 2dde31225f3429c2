import type { Entry } from '../entry/entry.ts';
import { draftEntry } from './draft-entry.ts';
import { EntryEdit } from './edit-entry.ts';
import type { ImportInput, ImportPlan } from './plan.ts';
import type { ReadRow, ReadTable } from './read-table.ts';

/** New entries of one sheet at most: nobody reviews more at once, and each is compared with every other. */
export const mostDrafts = 500;

/** Rows of a sheet → files of content/: rows of known numbers or questions change their entry, others begin one. */
export function planImport({ rows, columns: given }: ReadTable, input: ImportInput): ImportPlan {
  const plan: ImportPlan = { outcomes: [], changed: new Map(), drafts: new Map() };
  const refuse = ({ line }: ReadRow, message: string) =>
    plan.outcomes.push({ line, kind: 'refused', path: null, message });
  const byNumber = new Map(input.entries.map((entry) => [String(entry.number), entry]));
  const byTitle = new Map(input.entries.map((entry) => [entry.title, entry]));
  const known = new Map<Entry, ReadRow[]>();
  const fresh = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const { number = '', title = '' } = row.cells;
    if (row.problem) refuse(row, row.problem);
    else if (number !== '' && !byNumber.has(number)) refuse(row, `没有 ${number} 这一条；新的条目不要写编号，会自动取`);
    else if (number === '' && title === '') refuse(row, '没有标准问；请写上客户的问题');
    else {
      const entry = byNumber.get(number) ?? byTitle.get(title);
      if (entry) add(known, entry, row);
      else if (fresh.size < mostDrafts || fresh.has(title)) add(fresh, title, row);
      else refuse(row, `前面已有 ${mostDrafts} 个新问题，这一行没有处理；请分成几份`);
    }
  }
  for (const [entry, rows] of known) plan.outcomes.push(...new EntryEdit(entry, given, input, plan).apply(rows));
  const numbers = [...input.numbers];
  for (const [title, rows] of fresh) draftEntry(title, rows, { ...input, numbers }, plan);
  plan.outcomes.sort((a, b) => a.line - b.line);
  return plan;
}

function add<K>(groups: Map<K, ReadRow[]>, key: K, row: ReadRow): void {
  const rows = groups.get(key);
  if (rows) rows.push(row);
  else groups.set(key, [row]);
}
