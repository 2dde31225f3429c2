import { shanghaiDate } from '../entry/days.ts';
import { askGit } from './run-git.ts';

/** Hash of the newest commit of the branch that is checked out, or null without Git. */
export function currentCommit(folder = '.'): string | null {
  return askGit(folder, 'rev-parse', 'HEAD');
}

/** When the newest commit was made, or null without Git. */
export function lastCommitTime(folder = '.'): Date | null {
  const instant = askGit(folder, 'log', '-1', '--format=%cI');
  return instant ? new Date(instant) : null;
}

/** The day of the newest commit, or null without Git. */
export function lastCommitDate(folder: string): string | null {
  const time = lastCommitTime(folder);
  return time && shanghaiDate(time);
}

/** Whether a clone lacks the older part of its history. */
export function isShallow(folder: string): boolean {
  return askGit(folder, 'rev-parse', '--is-shallow-repository') === 'true';
}
