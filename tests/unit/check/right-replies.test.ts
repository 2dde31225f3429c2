import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTypesetter } from '../../../cli/typesetter.ts';
import { check } from '../../../src/check/check.ts';
import type { Problem } from '../../../src/entry/problem.ts';
import { inputOf, pathOf } from './replies.ts';

/** One reply a line as the trade writes them; ⏎ is a line break. */
const replies = readFileSync(new URL('right-replies.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('⏎', '\n'));

let found: Problem[];

beforeAll(async () => {
  found = check(inputOf(replies, await loadTypesetter())).filter(({ rule }) => rule !== 'alias-count');
});

describe('a reply that is right', () => {
  it('is one of at least 200', () => {
    expect(new Set(replies).size).toBeGreaterThanOrEqual(200);
  });

  it.each(replies.map((reply, index) => [reply, pathOf(index)]))('is left alone: %s', (_reply, path) => {
    expect(found.filter((problem) => problem.path === path)).toEqual([]);
  });
});
