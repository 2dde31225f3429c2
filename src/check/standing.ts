import type { Problem } from '../entry/problem.ts';
import { severityOf } from './severity.ts';

/**
 * Whether a problem only reminds of a file that a change leaves alone. What stands on the main branch would hide what the
 * change brings: GitHub shows ten warnings of a step.
 */
export function isStanding(problem: Problem, changed: ReadonlySet<string> | null): boolean {
  return changed !== null && severityOf(problem) === '提醒' && !changed.has(problem.path);
}

/** One line for all of them; null if there are none. */
export function standingLine(count: number): string | null {
  return count > 0 ? `这次没有改的文件里另有 ${count} 处提醒，运行 npm run check 可以看到。` : null;
}
