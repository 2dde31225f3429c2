/**
 * `npm run bench:load`: nginx with one worker on one core, wrk with 200 connections on the other, over entry pages and
 * index files: idle, while 10 deploys and 2 rollbacks happen, and while nginx is reloaded, killed and restarted. Writes
 * bench/LOAD.md. Needs nginx, wrk and taskset.
 */
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { configure, type Nginx, startNginx } from '../tests/nginx/nginx.ts';
import { buildTwo, variantOf } from './load/builds.ts';
import { checkWhile, type Findings } from './load/checker.ts';
import { type Noticed, probeWhile } from './load/prober.ts';
import { loadReport } from './load/report.ts';
import { failed, type Load, wrk } from './load/wrk.ts';

const seconds = Number(process.env['SECONDS'] ?? 30);
const deploys = 10;
/** After which deploy the site goes back one build. */
const rollbacksAfter = [4, 8];
const run = promisify(execFile);

// Everything but nginx's worker runs on the second core: wrk, checker, compression, and this process.
execFileSync('taskset', ['-cp', '1', String(process.pid)], { stdio: 'ignore' });

const sites = await buildTwo();
const variants = Array.from({ length: deploys + 1 }, (_, index) =>
  variantOf(sites[index % 2] as string, `build-${index}`),
);
const prepared = await configure();
const reload = `nginx -c ${prepared.folder}/nginx.conf -p ${prepared.folder} -s reload`;
const publish = (...args: string[]) =>
  run(resolve('deploy/publish'), [...args, `--to=${prepared.srv}`, `--reload=${reload}`]);
// nginx starts afterwards, with these settings.
await run(resolve('deploy/publish'), [variants[0] as string, `--to=${prepared.srv}`, '--reload=true']);
const options = {
  folder: prepared.folder,
  access: 'allow all;',
  edits: [['settings.conf', 'default 1;', 'default 0;']] as [string, string, string][],
  main: 'worker_processes 1; worker_cpu_affinity 01; worker_rlimit_nofile 8192;',
  events: 'worker_connections 4096;',
};
let nginx: Nginx = await startNginx(options);
const paths = listPaths(join(prepared.srv, 'current', 'www'));
const everything = [...paths.pages, ...paths.index];

console.log(`空载：${seconds} 秒……`);
const idle = await wrk(nginx.port, everything, seconds, prepared.folder);
console.log(`部署 ${deploys} 次、回退 ${rollbacksAfter.length} 次：……`);
const deploying = await withChecker(async () => {
  const deployed = deployAll();
  return wrk(nginx.port, everything, seconds, prepared.folder, deployed);
});

const disturbances: { name: string; load: Load; noticed: Noticed }[] = [];
const disturbing: Record<string, () => Promise<void>> = {
  '5 reloads (nginx -s reload)': () => repeat(5, 1500, async () => nginx.signal('reload')),
  'the worker killed (kill -9)': async () => void spawnSync('kill', ['-9', ...workersOf(nginx)]),
  'a restart (stop, then start)': restart,
};
for (const [name, disturb] of Object.entries(disturbing)) {
  console.log(`干扰：${name}……`);
  disturbances.push({ name, ...(await disturbed(disturb)) });
}
await nginx.stop();

writeFileSync(
  'bench/LOAD.md',
  loadReport({ seconds, deploys, rollbacks: rollbacksAfter.length, idle, deploying, disturbances }),
);
for (const folder of [...sites, ...variants, prepared.folder]) rmSync(folder, { recursive: true, force: true });
const lost = failed(idle) + failed(deploying.load) + deploying.findings.failures.length;
console.log(`结果在 bench/LOAD.md；部署期间失败 ${lost} 次`);
process.exitCode = lost === 0 ? 0 : 1;

async function deployAll(): Promise<void> {
  const started = performance.now();
  for (let index = 1; index <= deploys; index++) {
    await publish(variants[index] as string);
    if (rollbacksAfter.includes(index)) await publish('--rollback');
    await until(started + (index * seconds * 1000 * 0.9) / deploys);
  }
  console.log(`  最后一次部署在第 ${((performance.now() - started) / 1000).toFixed(1)} 秒结束`);
}

async function withChecker(work: () => Promise<Load>): Promise<{ load: Load; findings: Findings }> {
  let running = true;
  const checking = checkWhile(nginx.port, paths.pages, () => running);
  const load = await work();
  running = false;
  return { load, findings: await checking };
}

async function disturbed(disturb: () => Promise<void>): Promise<{ load: Load; noticed: Noticed }> {
  let running = true;
  const probing = probeWhile(nginx.port, () => running);
  const loading = wrk(nginx.port, everything, 10, prepared.folder);
  await until(performance.now() + 2000);
  await disturb();
  const load = await loading;
  running = false;
  return { load, noticed: await probing };
}

async function restart(): Promise<void> {
  await nginx.stop();
  const args = ['-c', join(prepared.folder, 'nginx.conf'), '-p', prepared.folder];
  const process = spawn('nginx', args, { stdio: 'ignore' });
  nginx = { ...nginx, process, stop: () => new Promise((done) => process.once('exit', () => done()).kill('SIGTERM')) };
}

async function repeat(times: number, pause: number, work: () => Promise<void>): Promise<void> {
  for (let count = 0; count < times; count++) {
    await work();
    await until(performance.now() + pause);
  }
}

function until(moment: number): Promise<void> {
  return new Promise((wait) => setTimeout(wait, Math.max(0, moment - performance.now())));
}

function workersOf({ process }: Nginx): string[] {
  return execFileSync('pgrep', ['-P', String(process.pid)], { encoding: 'utf8' })
    .trim()
    .split('\n');
}

/** Entry pages and index files of the first build; deploys keep them reachable. */
function listPaths(www: string): { pages: string[]; index: string[] } {
  const { entries } = JSON.parse(readFileSync(join(www, 'entries.json'), 'utf8')) as { entries: { url: string }[] };
  const index = readdirSync(join(www, 'pagefind'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.pf_(?:index|fragment|meta)$/.test(file))
    .map((file) => `/pagefind/${file}`);
  return { pages: entries.map(({ url }) => url), index };
}
