import type { Place } from '../entry/problem.ts';
import type { Said } from '../entry/said.ts';
import { dataPlace } from './source-document.ts';

/**
 * Where a sentence of content/said/ stands in its file, or a part of the sentence. Only asked where something is wrong, so a file
 * is read again only then.
 *
 * @param part as it was typed; where the file does not have it so, the place is the sentence's
 */
export function saidPlace(source: string, { text, from }: Said, part?: string): Place {
  const [firstLine = text] = text.split('\n');
  const lines = source.split('\n');
  const line = lines.findIndex((typed) => typed.includes(firstLine));
  if (line < 0) return dataPlace(source, [from]);
  const start = lines[line]?.indexOf(firstLine) ?? 0;
  const inside = part === undefined ? -1 : firstLine.indexOf(part);
  return { line: line + 1, column: start + Math.max(0, inside) + 1 };
}
