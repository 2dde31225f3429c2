import { execFileSync } from 'node:child_process';

/** What a user has configured must not change what Git prints. */
const options = ['core.quotePath=false', 'log.showSignature=false', 'log.showRoot=true'].flatMap((each) => [
  '-c',
  each,
]);

/**
 * What a Git command prints when it runs in a folder.
 *
 * @param input what the command reads from its standard input
 * @throws if there is no Git, or it reports a failure
 */
export function runGit(folder: string, words: readonly string[], input = ''): Buffer {
  return execFileSync('git', [...options, ...words], {
    cwd: folder,
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** The one line that a Git command prints; null if it fails. */
export function askGit(folder: string, ...words: string[]): string | null {
  try {
    return runGit(folder, words).toString().trim();
  } catch {
    return null;
  }
}
