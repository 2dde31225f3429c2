import { fieldPlace } from '../markdown/front-matter.ts';
import { cutSource } from '../markdown/source.ts';
import type { SourceLine } from './document.ts';

/** The lines of a data file, without comments. */
export function dataLines(text: string): SourceLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line, index) => ({ line: index + 1, column: 1, text: /^\s*#/.test(line) ? '' : line }));
}

/** The lines of an entry's front matter. */
export function frontMatterLines(text: string): SourceLine[] {
  return (cutSource(text).frontMatter ?? '')
    .split('\n')
    .map((line, index) => ({ line: index + 2, column: 1, text: line }));
}

/** Where a field of a data file stands. */
export function dataPlace(text: string, field: readonly PropertyKey[]) {
  return fieldPlace(text, field);
}
