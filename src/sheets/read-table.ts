import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { type ColumnId, columnNamed } from './table.ts';

/** A sheet that somebody brings, as texts by column. */
export interface ReadTable {
  rows: ReadRow[];
  /** The columns that the sheet has. */
  columns: ReadonlySet<ColumnId>;
  /** What was not read, in Chinese: columns that are none of ours or stand twice, and further worksheets. */
  unread: string[];
}

export interface ReadRow {
  /** The row's number in the sheet, from 1. */
  line: number;
  cells: Partial<Record<ColumnId, string>>;
  /** What one cell of a row cannot hold: several 相似问 stand in columns or cells of their own. */
  aliases: string[];
  /** Why the row cannot be read, if it cannot. */
  problem: string | null;
}

/** A file that is no sheet of ours. Its message says what to do. */
export class NoSheet extends Error {}

/** Where the headings may stand: people put a title above them. */
const mostAbove = 5;

/** The bytes of a file → its rows. @throws NoSheet */
export async function readTable(name: string, bytes: Uint8Array): Promise<ReadTable> {
  const { rows, formulas, others } = /\.(xlsx|xlsm)$/i.test(name) ? await readWorkbook(bytes) : readText(name, bytes);
  const head = rows
    .slice(0, mostAbove)
    .findIndex((row) => new Set(row.flatMap((cell) => columnNamed(cell) ?? [])).size >= 2);
  const headings = rows[head];
  if (!headings)
    throw new NoSheet(
      '前几行里没有认得的列名；第一行要写列名，至少有「标准问」和「话术」（或「答案」），可以先 npm run export 一份照着改',
    );
  const ids = headings.map(columnNamed);
  const read = rows.slice(head + 1).flatMap((row, index): ReadRow[] => {
    if (row.every((cell) => cell === '')) return [];
    const line = head + index + 2;
    return [{ line, ...cellsOf(row, ids), problem: problemOf(row, ids, formulas.get(line - 1)) }];
  });
  return {
    rows: read,
    columns: new Set(ids.flatMap((id) => id ?? [])),
    unread: [...unreadColumns(headings, ids, rows.slice(head + 1)), ...others.map((sheet) => `工作表「${sheet}」`)],
  };
}

/** Names columns with text that no column of ours takes. One without text was filled in by nobody: so is our line of confidentiality. */
function unreadColumns(
  headings: readonly string[],
  ids: readonly (ColumnId | null)[],
  rows: readonly (readonly string[])[],
): string[] {
  const filled = new Set(rows.flatMap((row) => [...row.keys()].filter((at) => row[at] !== '')));
  return [...filled]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const id = ids[at];
      const name = headings[at] || `${letterOf(at)} 列（没有列名）`;
      if (!id) return name;
      return id === 'aliases' || ids.indexOf(id) === at ? [] : `${name}（前面已有一列${headings[ids.indexOf(id)]}）`;
    });
}

function cellsOf(row: readonly string[], ids: readonly (ColumnId | null)[]): Pick<ReadRow, 'cells' | 'aliases'> {
  const cells: ReadRow['cells'] = {};
  const aliases: string[] = [];
  for (const [at, id] of ids.entries()) {
    const text = row[at] ?? '';
    if (id === 'aliases')
      aliases.push(
        ...text
          .split('\n')
          .map((one) => one.trim())
          .filter(Boolean),
      );
    else if (id && cells[id] === undefined) cells[id] = id === 'validFrom' || id === 'validUntil' ? dayOf(text) : text;
  }
  return { cells, aliases };
}

/** A day as a spreadsheet rewrites it, 2026/1/5, as we write it; any other text as it is. */
function dayOf(text: string): string {
  const [, year, ...rest] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year ? [year, ...rest.map((part) => part.padStart(2, '0'))].join('-') : text;
}

function problemOf(
  row: readonly string[],
  ids: readonly (ColumnId | null)[],
  formulas: ReadonlySet<number> = new Set(),
): string | null {
  const formula = [...formulas].find((at) => ids[at]);
  if (formula !== undefined) return `${letterOf(formula)} 列是公式，读不出要写的字；请先复制，再「选择性粘贴 → 数值」`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  const broken = row.findIndex((cell) => /[\uFFFD\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(cell));
  return broken < 0 ? null : `${letterOf(broken)} 列有乱码或看不见的控制字符；请重新输入这一格`;
}

function letterOf(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26);
}

interface Cells {
  rows: string[][];
  /** Row → columns in which a formula stands, both from 0. */
  formulas: Map<number, Set<number>>;
  /** The names of further worksheets. */
  others: string[];
}

async function readWorkbook(bytes: Uint8Array): Promise<Cells> {
  const workbook = await readXlsx(bytes, { sheets: (info) => !info.hidden && !info.veryHidden }).catch(
    (error: Error) => {
      throw new NoSheet(`读不出这个表格（${error.message}）；请用 Excel 打开，另存为 .xlsx 再试`);
    },
  );
  const [sheet, ...others] = workbook.sheets;
  if (!sheet) throw new NoSheet('这个文件里没有工作表');
  const rows = sheet.rows.map((row) => row.map(textOf));
  const formulas = new Map<number, Set<number>>();
  for (const [place, { type }] of sheet.cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (type === 'formula') formulas.set(row, (formulas.get(row) ?? new Set()).add(column));
  }
  // A merged cell says the same of every row that it reaches over.
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? [])
    for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row++) {
      const cells = rows[row];
      for (let column = startCol; cells && column <= endCol; column++) cells[column] = rows[startRow]?.[startCol] ?? '';
    }
  return { rows, formulas, others: others.filter((one) => one.rows.length > 0).map((one) => one.name) };
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value === null || value === undefined ? '' : tidy(String(value));
}

function readText(name: string, bytes: Uint8Array): Cells {
  const text = decode(bytes);
  const [first = ''] = text.split('\n', 1);
  const delimiter = [/\.tsv$/i.test(name) ? '\t' : ',', '\t', ';'].find((sign) => first.includes(sign)) ?? ',';
  const rows = parseCsv(text, { delimiter }).map((row) => row.map((cell) => withoutApostrophe(textOf(cell))));
  return { rows, formulas: new Map(), others: [] };
}

/** Excel saves UTF-8, the code page of a Chinese Windows, or UTF-16 with its mark. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (isUtf16) return new TextDecoder('utf-16le').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may be the one.
    }
  throw new NoSheet('这个文件的编码认不出来；请用 Excel 打开，另存为「CSV UTF-8」或 .xlsx 再试');
}

/** Takes away the apostrophe that an exported CSV has in front of what a spreadsheet would take for a formula. */
function withoutApostrophe(text: string): string {
  return /^'[\s\uFEFF]*[=+\-@＝＋－＠|]/.test(text) ? text.slice(1) : text;
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
