import type { Problem } from '../entry/problem.ts';
import { type CheckInput, check } from './check.ts';
import { severityOf } from './severity.ts';

/** Rules that remind of a text by itself: what they say of a text, they said before a change, too. */
const ofTexts: ReadonlySet<string> = new Set(['fact-literal', 'passing-word', 'typography']);

/**
 * Whether a problem only reminds of what a change leaves alone: of another file, or of a text that stood in a changed file before.
 * What stands on the main branch would hide what the change brings: GitHub shows ten warnings of a step.
 */
export function standingTest(input: CheckInput): (problem: Problem) => boolean {
  const { base } = input;
  if (!base) return () => false;
  const changed = new Set(base.changed);
  const left = textReminders(input, base);
  return (problem) => {
    if (severityOf(problem) === '错误') return false;
    if (!changed.has(problem.path)) return true;
    const [key, before] = [keyOf(problem), left.get(keyOf(problem)) ?? 0];
    left.set(key, before - 1);
    return before > 0;
  };
}

/** One line for all of them; null if there are none. */
export function standingLine(count: number): string | null {
  return count > 0 ? `这次没有改的地方另有 ${count} 处提醒，运行 npm run check 可以看到。` : null;
}

/** How often each reminder of a text was given before the change, in whichever of the changed files. */
function textReminders(input: CheckInput, { changed, files }: NonNullable<CheckInput['base']>): Map<string, number> {
  const touched = new Set(changed);
  const shared = input.files.filter(({ path }) => path.endsWith('.yml') && !touched.has(path));
  const counts = new Map<string, number>();
  for (const problem of check({ ...input, files: [...shared, ...files], base: null }))
    if (ofTexts.has(problem.rule) && touched.has(problem.path))
      counts.set(keyOf(problem), (counts.get(keyOf(problem)) ?? 0) + 1);
  return counts;
}

/** Without the place: a text may move, within its file or to another one. */
function keyOf({ rule, message }: Problem): string {
  return `${rule} ${message}`;
}
