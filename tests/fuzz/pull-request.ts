import { expect } from 'vitest';
import { loadTypesetter } from '../../cli/typesetter.ts';
import type { CheckInput } from '../../src/check/check.ts';
import type { Problem } from '../../src/entry/problem.ts';
import type { ContentFile } from '../../src/markdown/content-file.ts';
import { readContentFiles } from '../../src/site/content-files.ts';
import { frozenContent } from '../built/corpora.ts';

export const seed = Number(process.env['FUZZ_SEED'] ?? 20261124);

export const all = readContentFiles(frozenContent);
export const entries = all.filter(({ path }) => path.endsWith('.md'));
/** A few neighbours are enough for the rules that compare, and each long list of search is damaged by itself. */
export const files = [
  ...all.filter(({ path }) => path.endsWith('.yml') && !/gaps|\/said\//.test(path)),
  ...entries.slice(0, 6),
];
const format = await loadTypesetter();

/** A pull request that brings these files. */
export function pullRequest(mutated: readonly ContentFile[]): CheckInput {
  const now = [...files, ...mutated];
  return {
    files: now,
    assets: now.map(({ path }) => path),
    today: '2026-11-24',
    base: { changed: mutated.map(({ path }) => path), files: [] },
    format,
  };
}

/** A place lies in its file (or at the start of one that is gone), and the message is one line of Chinese. */
export function expectPlace({ path, line, column, message }: Problem, checked: readonly ContentFile[]): void {
  const source = checked.find((file) => file.path === path);
  const lines = (source?.text ?? '').replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const where = `${path}:${line}:${column} ${message}`;
  expect(Number.isInteger(line) && Number.isInteger(column) && line >= 1 && column >= 1, where).toBe(true);
  if (!source?.problem) {
    expect(line, where).toBeLessThanOrEqual(lines.length);
    expect(column, where).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
  }
  expect(message, where).toMatch(/\p{Script=Han}/u);
  expect(message, where).not.toMatch(/[\n\r]| at .*:\d+:\d+|undefined|\[object/);
}
