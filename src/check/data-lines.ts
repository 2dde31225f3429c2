import { memo } from '../entry/memo.ts';
import { cutSource, normalLines } from '../markdown/source.ts';
import { fieldPlace } from '../markdown/yaml.ts';
import type { Document, SourceLine } from './source-document.ts';

/** The lines of a data file, without comments. */
export function dataLines(text: string): SourceLine[] {
  return normalLines(text)
    .split('\n')
    .map((line, index) => ({ line: index + 1, column: 1, text: /^\s*#/.test(line) ? '' : line }));
}

/** The lines of an entry's front matter. */
export const frontMatterLines = memo((document: Pick<Document, 'text'>): SourceLine[] => {
  const source = cutSource(document.text).frontMatter ?? '';
  return source.split('\n').map((line, index) => ({ line: index + 2, column: 1, text: line }));
});

/** Where a field of a data file stands. */
export function dataPlace(text: string, field: readonly PropertyKey[]) {
  return fieldPlace(normalLines(text), field);
}
