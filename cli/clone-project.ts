import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A folder for clones. It lies in the project, because files can be linked on one disk only. */
export function clonesFolder(name: string): string {
  mkdirSync('.cache', { recursive: true });
  return mkdtempSync(resolve(`.cache/${name}-`));
}

/**
 * Clones the commit that is checked out, with the packages of this folder.
 *
 * @throws if there is no Git
 */
export function cloneProject(folder: string): void {
  const cloned = spawnSync('git', ['clone', '--quiet', '.', folder], { encoding: 'utf8' });
  if (cloned.status !== 0) throw new Error(`取不出这次提交：${cloned.stderr || '没有安装 git'}`);
  linkFolder('node_modules', join(folder, 'node_modules'));
}

/** Our environment for the npm of another folder. */
export function environmentOfClone(): NodeJS.ProcessEnv {
  const { npm_config_local_prefix: _prefix, ...ours } = process.env;
  return { ...ours, NO_COLOR: '1' };
}

/** The same files in another folder, without their space. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, copy);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), copy);
    else linkSync(source, copy);
  }
}
