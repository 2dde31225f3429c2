import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { BaseInput } from '../check/check.ts';
import { decodeFile } from '../markdown/content-file.ts';

/**
 * What the files of a content folder that differ now were on the branch this change started from.
 *
 * @throws with a Chinese message if Git cannot tell
 */
export function readBase(directory: string, reference: string): BaseInput {
  const git = gitIn(directory);
  const commit = resolveBase(git, reference);
  const root = git('rev-parse', '--show-toplevel').toString().trimEnd();
  const folder = relative(root, realpathSync(directory)).split(sep).join('/');
  const changed = new Set<string>();
  const before: string[] = [];
  const status = git('diff', '--no-renames', '--name-status', '-z', '--relative', commit, '--', '.')
    .toString()
    .split('\0');
  for (let index = 0; index + 1 < status.length; index += 2) {
    const [kind = '', name = ''] = [status[index], status[index + 1]];
    changed.add(`content/${name}`);
    if (kind !== 'A') before.push(name);
  }
  const untracked = git('ls-files', '--others', '--exclude-standard', '-z').toString().split('\0').filter(Boolean);
  for (const name of untracked) changed.add(`content/${name}`);
  const files = before
    .filter((name) => /\.(md|yml)$/.test(name))
    .map((name) => decodeFile(`content/${name}`, git('show', `${commit}:${folder ? `${folder}/` : ''}${name}`)));
  return { changed: [...changed], files: files.filter(({ problem }) => !problem) };
}

type Git = (...args: string[]) => Buffer;

function gitIn(cwd: string): Git {
  return (...args) =>
    execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd,
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
}

/** The commit a change started from; the reference itself where history is too short to tell. */
function resolveBase(git: Git, reference: string): string {
  let commit: string;
  try {
    commit = git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`).toString().trim();
  } catch {
    throw new Error(`找不到要比较的分支或提交「${reference}」；请先运行 git fetch，或改成 origin/main 这样的名字`);
  }
  try {
    return git('merge-base', commit, 'HEAD').toString().trim();
  } catch {
    return commit;
  }
}

/** ISO date of the last commit in Asia/Shanghai, or null without Git. */
export function lastCommitDate(directory: string): string | null {
  try {
    const instant = gitIn(directory)('log', '-1', '--format=%cI').toString().trim();
    return instant ? new Date(new Date(instant).valueOf() + 8 * 3_600_000).toISOString().slice(0, 10) : null;
  } catch {
    return null;
  }
}
