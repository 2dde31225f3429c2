import type { Problem } from '../entry/problem.ts';
import { type Change, withChanges } from '../markdown/changes.ts';
import type { Picture } from '../markdown/images.ts';
import { type CheckInput, check } from './check.ts';
import { standingTest } from './standing.ts';

/** Judges changes; pictures that come with them are known by what they are. */
export type Judge = (changes: readonly Change[], pictures?: ReadonlyMap<string, Picture>) => Problem[];

/**
 * Judges changes to a corpus as the gate does: all that a change brings, in whichever file.
 *
 * @param input the corpus as it is; it is judged once, however many changes are
 */
export function changeJudge(input: Omit<CheckInput, 'base'>): Judge {
  const { files, assets = [] } = input;
  let standing: Set<string> | undefined;
  return (changes, pictures = new Map()) => {
    standing ??= new Set(check({ ...input, base: null }).map(keyOf));
    const changed = new Set(changes.map(({ path }) => path));
    const present = changes.flatMap(({ path, text }) => (text === null ? [] : path));
    const judged: CheckInput = {
      ...input,
      files: withChanges(files, changes),
      assets: [...assets.filter((path) => !changed.has(path)), ...present, ...pictures.keys()],
      pictures: new Map([...(input.pictures ?? []), ...pictures]),
      base: { changed: [...changed], files: files.filter(({ path }) => changed.has(path)) },
    };
    const isStanding = standingTest(judged);
    return check(judged).filter((problem) =>
      changed.has(problem.path) ? !isStanding(problem) : !standing?.has(keyOf(problem)),
    );
  };
}

/** Without the place, which a change may move. */
function keyOf({ path, rule, message }: Problem): string {
  return JSON.stringify([path, rule, message]);
}
