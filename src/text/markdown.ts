import type { Piece } from './word-diff.ts';

/**
 * A table. A cell is Markdown already, or a number.
 *
 * @param right which columns are set to the right; left out: those whose first row holds a number
 */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  right = head.map((_title, index) => typeof rows[0]?.[index] === 'number'),
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(right.map((isRight) => (isRight ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

/** Text as Markdown that shows it literally. */
export function literal(text: string): string {
  return escapeInline(text)
    .replace(/^(\s*)([-+#=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** Text for one line of a list or a cell of a table. */
export function inline(text: string): string {
  return literal(text.replace(/\s+/g, ' ').trim());
}

/** What strangers typed, for one line: no address becomes a link, and nothing turns the line around. */
export function plain(text: string): string {
  return inline(text.replace(/\p{Cc}+/gu, ' ').replace(/\p{Cf}/gu, '')).replace(/:(?=\/\/)|www(?=\.)/gi, '$&\u200b');
}

/** Text as code, whatever characters it has; those that cannot be seen are shown. */
export function code(text: string): string {
  const visible = text.replace(/[\p{Cc}\ufffd\ufeff]/gu, '·');
  const longest = Math.max(0, ...(visible.match(/`+/g) ?? []).map(({ length }) => length));
  const [fence, space] = ['`'.repeat(longest + 1), longest > 0 ? ' ' : ''];
  return `${fence}${space}${visible}${space}${fence}`;
}

/** What each kind of piece stands between. Bold as well, since an underline is easily taken for a link. */
const marks = { same: ['', ''], removed: ['<del>', '</del>'], added: ['<ins><b>', '</b></ins>'] } as const;

/** Text as a block of code, whatever it holds. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/**
 * Old → new as a quotation. `<del>` and `<ins>`, because `~~` and `**` do not close beside Chinese punctuation; GitHub and
 * GitLab show both.
 */
export function quoteDifference(pieces: readonly Piece[]): string {
  return linesOf(pieces)
    .map((line) => `> ${line.map(markPiece).join('')}`.trimEnd())
    .join('<br>\n');
}

/** Pieces line by line; a mark never reaches over the end of a line. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { kind, text } of pieces)
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    }
  return lines;
}

function markPiece({ kind, text }: Piece, index: number): string {
  const [open, close] = marks[kind];
  return open + (index === 0 && kind === 'same' ? literal(text) : escapeInline(text)) + close;
}

function escapeInline(text: string): string {
  return (
    text
      .replace(/[\\`*[\]|~]/g, '\\$&')
      // Inside a word, as in an address, an underscore means nothing.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Git hosts would notify a person for `@name` in a report.
      .replace(/@(?=\w)/g, '@\u200b')
  );
}
