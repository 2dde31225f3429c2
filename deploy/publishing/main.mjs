import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { alone } from './lock.mjs';
import { nginxConf } from './nginx-conf.mjs';
import { precompress } from './precompress.mjs';
import { admitBuild, carryAssets, listBuilds, liveBuild, prune, stageBuild, switchTo } from './store.mjs';
import { verifyBuild } from './verify.mjs';

const help = `deploy/publish [dist]              检查并发布一次构建（默认 dist）
deploy/publish --rollback          回到上一个版本；--rollback=版本号 回到指定的版本
deploy/publish --list              列出保留的版本
deploy/publish --check [dist]      只检查，不发布
选项：
  --to=/srv/kling-qa               nginx 读取的目录
  --keep=5                         保留几个版本
  --reload="systemctl reload nginx"  nginx 需要知道的内容变了以后运行的命令`;

/** How long nginx may take to start workers with new settings before pages that need them go live. */
const reloadTakes = 1500;

const { values, positionals } = parseArgs({
  // --rollback may stand alone; parseArgs has no optional values.
  args: process.argv.slice(2).map((argument) => (argument === '--rollback' ? '--rollback=' : argument)),
  allowPositionals: true,
  options: {
    to: { type: 'string', default: '/srv/kling-qa' },
    keep: { type: 'string', default: '5' },
    reload: { type: 'string' },
    rollback: { type: 'string' },
    list: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const target = resolve(values.to ?? '');
const keep = Math.max(2, Number(values.keep) || 5);
const directory = resolve(positionals[0] ?? 'dist');

try {
  mkdirSync(join(target, 'builds'), { recursive: true });
  if (values.help) console.log(help);
  else if (values.list) list();
  else if (values.check) verified();
  else
    await alone(target, () =>
      values.rollback === undefined ? publish() : rollback(values.rollback || positionals[0] || ''),
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function publish() {
  const build = verified();
  const { published, fresh } = stageBuild(target, directory, build);
  // Several at a time: compression runs in threads.
  const queue = [...fresh];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let file = queue.pop(); file; file = queue.pop()) await precompress(file);
    }),
  );
  admitBuild(target, published);
  await goLive(published);
  prune(target, keep);
  console.log(
    `已发布 ${published.id}：${build.entries} 条，${build.files.length} 个文件，其中 ${fresh.length} 个有变化`,
  );
}

async function rollback(/** @type {string} */ wanted) {
  const builds = listBuilds(target);
  const live = liveBuild(target) ?? '';
  const build = wanted ? builds.find(({ id }) => id === wanted) : builds.filter(({ id }) => id < live).at(-1);
  if (!build) throw new Error(wanted ? `没有版本 ${wanted}；--list 列出保留的版本` : '没有更早的版本可以回到');
  await goLive(build);
  console.log(`已回到 ${build.id}（${build.entries} 条）`);
}

/** The one way a build gets live, forwards and backwards: its files first, then nginx's settings, then the switch. */
async function goLive(/** @type {import('./store.mjs').Published} */ build) {
  carryAssets(target, build);
  await tellNginx(nginxConf(build, listBuilds(target)));
  switchTo(target, build.id);
}

async function tellNginx(/** @type {string} */ conf) {
  const file = join(target, 'conf', 'http.conf');
  const former = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (former === conf) return;
  mkdirSync(join(target, 'conf'), { recursive: true });
  replace(file, conf);
  if (!values.reload) {
    if (former !== null) console.log('nginx 的设置变了（路径或脚本校验值），请重新加载 nginx，或用 --reload 指定命令');
    return;
  }
  const { status } = spawnSync(values.reload, { shell: true, stdio: 'inherit' });
  if (status !== 0) {
    if (former !== null) replace(file, former);
    throw new Error('nginx 没有接受新的设置，没有发布；网站保持原样');
  }
  if (former !== null) await new Promise((resolve) => setTimeout(resolve, reloadTakes));
}

function replace(/** @type {string} */ file, /** @type {string} */ text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function verified() {
  const build = verifyBuild(directory);
  const { problems, entries, files, checksums } = build;
  if (problems.length === 0) {
    if (checksums === 'absent') console.log('没有 SHA256SUMS，只检查了结构');
    console.log(`检查通过：${entries} 条，${files.length} 个文件`);
    return build;
  }
  const shown = problems.slice(0, 20).map((problem) => `  ${problem}`);
  if (problems.length > shown.length) shown.push(`  ……共 ${problems.length} 处`);
  if (checksums === 'differ') shown.push('有意改过文件的，请删除 SHA256SUMS 再发布：之后只检查结构');
  throw new Error(`这次构建不完整，没有发布：\n${shown.join('\n')}`);
}

function list() {
  const live = liveBuild(target);
  for (const { id, entries } of listBuilds(target)) console.log(`${id === live ? '*' : ' '} ${id}  ${entries} 条`);
}
