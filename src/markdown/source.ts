/** A file cut into its front matter and body, each still on its own lines. */
export interface Source {
  /** YAML between the `---` lines, which begins on line 2; null if the file has no front matter. */
  frontMatter: string | null;
  /** Body preceded by as many empty lines as the front matter takes, so that positions are those of the file. */
  body: string;
}

/**
 * Cuts a file apart. Line ends become LF and a byte-order mark is dropped: neither is an editor's mistake, and
 * neither moves a line or column.
 */
export function cutSource(text: string): Source {
  const normal = normalLines(text);
  const match = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(normal);
  if (!match) return { frontMatter: null, body: normal };
  const lines = match[0].split('\n').length - 1;
  return { frontMatter: match[1] ?? '', body: '\n'.repeat(lines) + normal.slice(match[0].length) };
}

/** A text with LF at the end of each line, and without a byte-order mark. */
export function normalLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
