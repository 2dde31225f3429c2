import { shanghaiDate } from '../entry/days.ts';
import { askGit } from './run-git.ts';

/** Hash of the newest commit of the branch that is checked out, or null without Git. */
export function currentCommit(folder = '.'): string | null {
  return askGit(folder, 'rev-parse', 'HEAD');
}

/** The day of the newest commit, or null without Git. */
export function lastCommitDate(folder: string): string | null {
  const instant = askGit(folder, 'log', '-1', '--format=%cI');
  return instant ? shanghaiDate(new Date(instant)) : null;
}

/** Whether a clone lacks the older part of its history. */
export function isShallow(folder: string): boolean {
  return askGit(folder, 'rev-parse', '--is-shallow-repository') === 'true';
}
