/** Some rows of a table of tests, and the tags that their tests have. */
export interface Level<T> {
  rows: T[];
  tags: string[];
}

/**
 * A table of tests of one mechanism in two parts: each row is a promise of its own, but all take the same way through the code, so
 * `npm test` looks at one of `every`, and `npm run test:all` at all of them.
 */
export function levelsOf<T>(rows: readonly T[], every: number): Level<T>[] {
  return [true, false].map((isQuick) => ({
    rows: rows.filter((_row, index) => (index % every === 0) === isQuick),
    tags: isQuick ? [] : ['thorough'],
  }));
}
