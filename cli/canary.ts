/**
 * `npm run canary [-- PACKAGE …]`: a copy of this checkout in a temporary folder, with the newest astro, @astrojs/starlight and
 * pagefind, or of these only the packages named; builds and tests it there. Exit code 0: the newest versions can be used, 1: they cannot, 2: there was nothing to try.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describeTrial, type Manifest, type Outcome, type Versions, watched, withVersions } from './newest-versions.ts';

/** The steps in their order. After a failed step with `isNeeded`, the steps behind are not tried. */
const steps: { name: string; args: string[]; isNeeded?: true }[] = [
  { name: '安装', args: ['install', '--ignore-scripts'], isNeeded: true },
  { name: '类型', args: ['run', '--silent', 'typecheck'] },
  { name: '对 Pagefind 的约定', args: ['run', '--silent', 'test:unit', '--', 'tests/unit/search/pagefind'] },
  { name: '生成网站', args: ['run', '--silent', 'build'], isNeeded: true },
  { name: '网站逐页检查', args: ['run', '--silent', 'test:site'] },
  { name: '搜索质量', args: ['run', '--silent', 'test:search'] },
];

/** A step that takes longer has failed, in milliseconds. */
const stepLimit = 15 * 60_000;
/** How many lines of a failed step's output are shown. */
const shownLines = 60;
/** Folders that a build or an install makes anew, so they are not copied. */
const left = new Set(['node_modules', 'dist', '.astro', '.cache', 'test-results', 'playwright-report']);

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const ours: Versions = versionsOf((name) => manifest.dependencies[name] ?? '');
const copy = mkdtempSync(join(tmpdir(), 'kling-qa-canary-'));
let running = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stop();
    removeCopy();
    process.exit(2);
  });

try {
  const newest = findNewest();
  if (newest) {
    cpSync('.', copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
    writeFileSync(join(copy, 'package.json'), JSON.stringify(withVersions(manifest, newest), null, 2));
    const outcomes = await tryAll();
    console.log(describeTrial(ours, newest, outcomes));
    process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
  } else process.exitCode = 2;
} finally {
  removeCopy();
}

/** @returns null, with a word on it, if a name is wrong or the registry does not answer */
function findNewest(): Versions | null {
  const named = process.argv.slice(2);
  const strange = named.filter((name) => !watched.some((each) => each === name));
  if (strange.length > 0) {
    console.error(`不认识 ${strange.join('、')}；可以写 ${watched.join('、')}，不写就是全部`);
    return null;
  }
  const isChosen = (name: string) => named.length === 0 || named.includes(name);
  const ask = (name: string) => execFileSync('npm', ['view', name, 'version'], { encoding: 'utf8' }).trim();
  try {
    return versionsOf((name) => (isChosen(name) ? ask(name) : ours[name]));
  } catch {
    console.error('没能从 npm 查到最新版本，请检查网络');
    return null;
  }
}

function versionsOf(read: (name: (typeof watched)[number]) => string): Versions {
  return Object.fromEntries(watched.map((name) => [name, read(name)])) as Versions;
}

async function tryAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let isLost = false;
  for (const { name, args, isNeeded } of steps) {
    const started = Date.now();
    const passed: boolean | null = isLost ? null : await tryStep(name, args);
    outcomes.push({ name, passed, seconds: Math.round((Date.now() - started) / 1000) });
    isLost ||= isNeeded === true && !passed;
  }
  return outcomes;
}

async function tryStep(name: string, args: string[]): Promise<boolean> {
  console.log(`── ${name}（npm ${args.join(' ')}）`);
  const { npm_config_local_prefix: _prefix, ...env } = process.env;
  // A process group of its own, so that all processes of the step end together.
  const child = spawn('npm', args, { cwd: copy, env: { ...env, NO_COLOR: '1' }, detached: true, stdio: 'pipe' });
  running = child.pid ?? 0;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const timer = setTimeout(stop, stepLimit);
  const status = await new Promise((done) => child.once('error', done).once('close', done));
  clearTimeout(timer);
  running = 0;
  if (status !== 0) console.log(output.trimEnd().split('\n').slice(-shownLines).join('\n'));
  return status === 0;
}

function stop(): void {
  if (running > 0) process.kill(-running, 'SIGKILL');
}

function removeCopy(): void {
  if (existsSync(copy)) rmSync(copy, { recursive: true, force: true, maxRetries: 3 });
}
