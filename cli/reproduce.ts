/**
 * `npm run ops:reproduce [-- SHA256SUMS]`: builds the commit that is checked out twice, each time from a clone in another folder,
 * time zone and language, and compares every file; or builds it once and compares it with the checksums of a build, such as that
 * which is live. Exit code 0: all files are the same, 1: some are not, 2: there was nothing to compare. Takes twice as long as a build.
 */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseChecksums } from '../deploy/publishing/checksums.mjs';
import { cloneProject, clonesFolder, environmentOfClone } from './clone-project.ts';
import { runCommand } from './command.ts';

type Sums = ReadonlyMap<string, string>;

/** What may differ from machine to machine, and must not show. */
const machines = [
  { folder: 'a', env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' } },
  { folder: 'another/folder', env: { TZ: 'America/New_York', LANG: 'C' } },
];
/** So many files that differ are named. */
const shown = 20;

await runCommand({
  usage: '用法：npm run ops:reproduce [-- SHA256SUMS]，例如 npm run ops:reproduce -- /srv/kling-qa/current/SHA256SUMS',
  options: {},
  async run({ positionals: [given] }) {
    const expected = given && readSums(given);
    if (spawnSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).stdout)
      console.error('有还没提交的改动：比较的是最后一次提交，不含这些改动');
    const place = clonesFolder('reproduce');
    try {
      const used = expected ? machines.slice(0, 1) : machines;
      const built = await Promise.all(used.map(({ folder, env }) => build(join(place, folder), env)));
      return compare(expected ? [expected, ...built] : built);
    } finally {
      rmSync(place, { recursive: true, force: true, maxRetries: 3 });
    }
  },
});

function readSums(file: string): Sums {
  const { sums, problems } = parseChecksums(readFileSync(file, 'utf8'));
  if (sums.size === 0 || problems.length > 0) throw new Error(`${file} 不是 SHA256SUMS`);
  return sums;
}

async function build(folder: string, env: Record<string, string>): Promise<Sums> {
  cloneProject(folder);
  try {
    const options = { cwd: folder, env: { ...environmentOfClone(), ...env }, maxBuffer: 2 ** 28 };
    await promisify(execFile)(process.execPath, ['cli/astro.mjs', 'build'], options);
  } catch (error) {
    throw new Error(`生成网站失败：\n${(error as { stderr?: string }).stderr ?? error}`);
  }
  return readSums(join(folder, 'dist/SHA256SUMS'));
}

function compare([first = new Map(), second = new Map()]: readonly Sums[]): boolean {
  const all = new Set([...first.keys(), ...second.keys()]);
  const other = [...all].filter((file) => first.get(file) !== second.get(file)).sort();
  if (other.length === 0) {
    console.log(`完全一样：${all.size} 个文件`);
    return true;
  }
  console.error(`${other.length} 个文件不一样：`);
  for (const file of other.slice(0, shown)) console.error(`  ${file}`);
  if (other.length > shown) console.error('  ……');
  return false;
}
