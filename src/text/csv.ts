/** Excel takes a file for UTF-8 only if it begins with this. */
const byteOrderMark = '\uFEFF';

/**
 * Rows → CSV that Excel opens in Chinese without garbling and without running anything: cells that a spreadsheet would
 * take for a formula get an apostrophe in front, half- or full-width. Every text is quoted, because some spreadsheets split
 * at semicolons, too, and would find a formula behind one.
 */
export function toCsv(rows: Iterable<readonly (string | number)[]>): string {
  let text = byteOrderMark;
  for (const row of rows) text += `${row.map(cell).join(',')}\r\n`;
  return text;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[\s\uFEFF]*[=+\-@＝＋－＠|]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
