import type { Problem } from '../entry/problem.ts';
import { type Change, withChanges } from '../markdown/changes.ts';
import { type CheckInput, check } from './check.ts';

/**
 * What the gate says of changes to a corpus: all about the changed files, and whatever is new about others.
 *
 * @param input the corpus as it is
 */
export function judgeChanges(input: Omit<CheckInput, 'base'>, changes: readonly Change[]): Problem[] {
  const { files, assets = [] } = input;
  const changed = changes.map(({ path }) => path);
  const standing = new Set(check({ ...input, base: null }).map(keyOf));
  const problems = check({
    ...input,
    files: withChanges(files, changes),
    assets: [
      ...assets.filter((path) => !changed.includes(path)),
      ...changes.flatMap(({ path, text }) => (text === null ? [] : path)),
    ],
    base: { changed, files: files.filter(({ path }) => changed.includes(path)) },
  });
  return problems.filter((problem) => changed.includes(problem.path) || !standing.has(keyOf(problem)));
}

/** Without the place, which a change may move. */
function keyOf({ path, rule, message }: Problem): string {
  return JSON.stringify([path, rule, message]);
}
