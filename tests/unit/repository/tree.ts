import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Every file of the repository, also those that are not committed yet, without what Git ignores. */
export function repositoryFiles(): string[] {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return stdout.split('\0').filter((path) => path !== '' && existsSync(path));
}

/** The folders right below one of the repository's: `foldersIn('src')`; without a name, the top folders. */
export function foldersIn(folder = ''): string[] {
  const inside = folder === '' ? '' : `${folder}/`;
  const paths = repositoryFiles().filter((path) => path.startsWith(inside));
  const names = paths.map((path) => path.slice(inside.length).split('/')).filter(({ length }) => length > 1);
  return [...new Set(names.map(([name = '']) => name))].sort();
}
