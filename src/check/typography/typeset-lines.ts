import { visit } from 'unist-util-visit';
import { customerKinds, isCustomerKind } from '../../entry/customer-texts.ts';
import { memo } from '../../entry/memo.ts';
import type { SourceLine } from '../../entry/problem.ts';
import type { Document, Passage } from '../source-document.ts';

/** The lines whose typography is judged: the prose, without code and without names that belong to another system. */
export const typesetLines = memo((document: Document): SourceLine[] => {
  const code = codeLines(document);
  return [
    ...titleLines(document),
    ...document.passages.filter(isOurs).flatMap(({ lines }) => lines.filter(({ line }) => !code.has(line))),
  ];
});

function codeLines({ tree }: Document): ReadonlySet<number> {
  const lines = new Set<number>();
  if (tree)
    visit(tree, 'code', ({ position }) => {
      for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line++) lines.add(line);
    });
  return lines;
}

function isOurs({ kind }: Passage): boolean {
  return kind !== 'meaning' && (!isCustomerKind(kind) || customerKinds[kind].isOurs);
}

/** The title of an entry, as the one line that holds it. */
export function titleLines({ fields }: Document): SourceLine[] {
  return fields.flatMap(({ line, text }): SourceLine[] => {
    const [, lead = '', title = ''] = /^(title:\s*['"]?)(.*?)['"]?\s*$/.exec(text) ?? [];
    return title ? [{ line, column: lead.length + 1, text: title }] : [];
  });
}
