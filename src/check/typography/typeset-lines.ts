import { memo } from '../../entry/memo.ts';
import { frontMatterLines } from '../data-lines.ts';
import type { Document, SourceLine } from '../source-document.ts';

/** Lines whose form we answer for: all passages, and the title. Aliases are as customers type. */
export const typesetLines = memo((document: Document): SourceLine[] => [
  ...titleLines(document),
  ...document.passages.flatMap((passage) => passage.lines),
]);

function titleLines(document: Document): SourceLine[] {
  return frontMatterLines(document).flatMap(({ line, text }): SourceLine[] => {
    const [, lead = '', title = ''] = /^(title:\s*['"]?)(.*?)['"]?\s*$/.exec(text) ?? [];
    return title ? [{ line, column: lead.length + 1, text: title }] : [];
  });
}
