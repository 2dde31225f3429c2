import { customerKinds, isCustomerKind } from '../../entry/customer-texts.ts';
import { memo } from '../../entry/memo.ts';
import type { SourceLine } from '../../entry/problem.ts';
import type { Document, Passage } from '../source-document.ts';

/** Texts that are read as prose, each as its lines: the title and all passages. Aliases are as customers type. */
export const proseOf = memo((document: Document): SourceLine[][] => [
  titleLines(document),
  ...document.passages.map(({ lines }) => lines),
]);

/** Lines for whose form we answer: the prose, without names that belong to another system. */
export const typesetLines = memo((document: Document): SourceLine[] => [
  ...titleLines(document),
  ...document.passages.filter(isOurs).flatMap(({ lines }) => lines),
]);

function isOurs({ kind }: Passage): boolean {
  return kind !== 'meaning' && (!isCustomerKind(kind) || customerKinds[kind].isOurs);
}

function titleLines({ fields }: Document): SourceLine[] {
  return fields.flatMap(({ line, text }): SourceLine[] => {
    const [, lead = '', title = ''] = /^(title:\s*['"]?)(.*?)['"]?\s*$/.exec(text) ?? [];
    return title ? [{ line, column: lead.length + 1, text: title }] : [];
  });
}
