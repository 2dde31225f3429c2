import { expect, test } from 'vitest';
import { growth } from '../../../bench/scale/report.ts';

test.each([
  ['what stays the same', () => 7, 0],
  ['what grows as the corpus does', (n: number) => 3 * n, 1],
  ['what grows with its square', (n: number) => n * n, 2],
])('finds the exponent of %s', (_what, of, exponent) => {
  expect(growth([100, 1000, 5000].map((n) => ({ n, y: of(n) })))).toBeCloseTo(exponent);
});
