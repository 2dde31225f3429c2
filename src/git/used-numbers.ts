import { numberIn } from '../markdown/entry-number.ts';
import { runGit } from './run-git.ts';

/** Every line that begins an entry's number, as it was added or removed on any branch. */
const command = ['log', '--all', '--format=', '--no-color', '--no-ext-diff', '-p', '-U0', '-G^["\']?number', '--', '.'];

/**
 * Numbers that entries of a folder ever had, on any branch: a number is never given twice, even if its file is gone.
 * Empty without Git; a shallow clone knows only what it has.
 */
export function numbersInHistory(folder: string): number[] {
  try {
    const lines =
      runGit(folder, command)
        .toString()
        .match(/^[-+]["']?number.*$/gm) ?? [];
    return lines.map((line) => numberIn(line.slice(1))).filter((number) => number !== null);
  } catch {
    return [];
  }
}
