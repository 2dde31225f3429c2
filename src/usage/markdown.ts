import { type Column, toRows } from './table.ts';

/** A table in Markdown; numbers to the right. */
export function toTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  if (rows.length === 0) return ['没有。', ''];
  const [head = [], ...body] = toRows(rows, columns);
  const line = (cells: readonly (string | number)[]) => `| ${cells.map((cell) => plain(String(cell))).join(' | ')} |`;
  const dashes = head.map((_name, index) => (typeof body[0]?.[index] === 'number' ? '--:' : '---'));
  return [line(head), line(dashes), ...body.map(line), ''];
}

/** What somebody typed, as text: neither markup nor a link, and nothing that turns the line around. */
export function plain(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\\`*_{}[\]<>#!|&~]/g, '\\$&')
    .replace(/:(?=\/\/)|www(?=\.)/gi, '$&\u200b');
}
