import { execFileSync } from 'node:child_process';

/**
 * Numbers that entries of a folder ever had, on any branch: a number is never given twice, even if its file is gone.
 * Empty without Git; a shallow clone knows only what it has.
 */
export function numbersInHistory(directory: string): number[] {
  try {
    const log = execFileSync(
      'git',
      ['log', '--all', '--format=', '--no-color', '--no-ext-diff', '-p', '-U0', '-G^number:', '--', '.'],
      { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return [...log.matchAll(/^[-+]number:[ \t]*(\d{4,9})[ \t]*$/gm)].map(([, number]) => Number(number));
  } catch {
    return [];
  }
}
