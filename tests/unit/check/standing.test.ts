import { expect, it } from 'vitest';
import { isStanding } from '../../../src/check/standing.ts';

const problem = (path: string, rule: string) => ({ path, line: 1, column: 1, rule, message: '' });
const changed = new Set(['content/a.md']);

it.each([
  ['a reminder of another file', problem('content/b.md', 'passing-word'), true],
  ['an error of another file', problem('content/b.md', 'forbidden-word'), false],
  ['a reminder of the file', problem('content/a.md', 'passing-word'), false],
])('%s stands: %j', (_what, found, expected) => {
  expect(isStanding(found, changed)).toBe(expected);
});

it('nothing stands where a whole corpus is judged', () => {
  expect(isStanding(problem('content/b.md', 'passing-word'), null)).toBe(false);
});
