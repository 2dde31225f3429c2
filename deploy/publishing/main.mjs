import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { help, readCommand } from './command-line.mjs';
import { alone } from './lock.mjs';
import { nginxConf, tellNginx } from './nginx-settings.mjs';
import { precompressAll } from './precompress.mjs';
import { explainError, Refusal } from './refusal.mjs';
import { carryAssets, findChangedAssets, isSameBuild, stageBuild, takeIn } from './staging.mjs';
import { admitBuild, checkPlace, findLive, listBuilds, liveId, prepareStore, prune, switchTo } from './store.mjs';
import { surveyBuild, verifyBuild } from './verify.mjs';

/** @typedef {import('./command-line.mjs').Command} Command */

const incomplete = '这次构建不完整，没有发布';
const commands = { help: () => console.log(help), list, check: verified, publish, rollback };

// nginx's workers read as another user.
process.umask(0o022);
try {
  const command = readCommand(process.argv.slice(2));
  await commands[command.name](command);
} catch (error) {
  const { message, status } = explainError(error);
  console.error(message);
  process.exitCode = status;
}

async function publish(/** @type {Command} */ command) {
  const { target, directory } = command;
  const { files, sums, problems } = surveyBuild(directory);
  refuse(incomplete, problems);
  checkPlace(target, directory);
  mkdirSync(target, { recursive: true });
  await alone(target, async () => {
    prepareStore(target);
    try {
      await goLive(command, takeIn(target, directory, [...sums, ...files]));
    } finally {
      prepareStore(target);
    }
  });
}

async function goLive(/** @type {Command} */ command, /** @type {import('./staging.mjs').Taken} */ taken) {
  const { target, keep } = command;
  const build = verified(taken);
  checkBase(command, build);
  refuse('同名的文件变了，而浏览器会把旧的用上一年，没有发布', findChangedAssets(target, taken.directory, build), [
    '两个里有一个是坏的，请重新生成再试',
    `坏的如果是保留的那个：移走 ${join(target, 'builds')} 里它的文件夹再发布；它正在提供的话，先用 --rollback 换到别的版本`,
  ]);
  const live = findLive(target);
  // A second copy of the live build would push out a version to which one could go back.
  if (live && isSameBuild(taken, build, target, live)) return leave(command, live);
  const { published, fresh } = stageBuild(target, taken, build);
  await precompressAll(fresh);
  carryAssets(target, published, '.');
  const told = await tellNginx(target, nginxConf(published, listBuilds(target)), command.reload);
  admitBuild(target, published);
  switchTo(target, published.id);
  prune(target, keep);
  const { id, entries } = published;
  console.log(`已发布 ${id}：${entries} 条，${build.files.length} 个文件，其中 ${fresh.length} 个有变化`);
  if (!told) remind(command, published);
  else if (!live && !command.reload)
    console.log('第一次发布。接着启用网站（deploy/README.md，Set up 第 3 步）：nginx -t && systemctl restart nginx');
}

/** Publishes nothing; only reloads nginx if an earlier reload has failed. */
async function leave(/** @type {Command} */ command, /** @type {import('./store.mjs').Published} */ live) {
  const told = await tellNginx(command.target, nginxConf(live, listBuilds(command.target)), command.reload);
  console.log(`与正在提供的 ${live.id} 完全一样，不用发布`);
  if (!told) remind(command, live);
}

async function rollback(/** @type {Command} */ command) {
  const { target, wanted } = command;
  if (listBuilds(target).length === 0) throw new Refusal(`${target} 里没有发布过的版本，请看 --to 写得对不对`);
  await alone(target, async () => {
    prepareStore(target);
    const live = findLive(target);
    const build = listBuilds(target).find(({ id }) => id === (wanted || live?.former));
    if (!build)
      throw new Refusal(
        wanted
          ? `没有版本 ${wanted}；--list 列出保留的版本`
          : '没有记下更早上线的版本；--list 列出保留的，--rollback=版本号 换到其中一个',
      );
    checkBase(command, build);
    carryAssets(target, build);
    const told = await tellNginx(target, nginxConf(build, listBuilds(target)), command.reload);
    switchTo(target, build.id);
    const back = live && live.id !== build.id ? `；要换回来：--rollback=${live.id}` : '';
    console.log(`已换到 ${build.id}（${build.entries} 条）${back}`);
    if (!told) remind(command, build);
  });
}

function list(/** @type {Command} */ { target }) {
  const live = liveId(target);
  for (const { id, entries } of listBuilds(target)) console.log(`${id === live ? '*' : ' '} ${id}  ${entries} 条`);
}

function verified(/** @type {{ directory: string }} */ { directory }) {
  const build = verifyBuild(directory);
  const { problems, entries, files, checksums } = build;
  const advice = checksums === 'differ' ? ['有意改过文件的，请删除 SHA256SUMS 再发布：之后只检查结构'] : [];
  refuse(incomplete, problems, advice);
  if (checksums === 'absent') console.log('没有 SHA256SUMS，只检查了结构');
  console.log(`检查通过：${entries} 条，${files.length} 个文件`);
  return build;
}

/** @throws {Refusal} if there are problems, with the first of them */
function refuse(/** @type {string} */ what, /** @type {string[]} */ problems, /** @type {string[]} */ advice = []) {
  if (problems.length === 0) return;
  const shown = problems.slice(0, 20).map((problem) => `  ${problem}`);
  if (problems.length > shown.length) shown.push(`  ……共 ${problems.length} 处`);
  throw new Refusal([`${what}：`, ...shown, ...advice].join('\n'));
}

/** A site that was built for another path would answer nothing at the path that nginx serves. */
function checkBase(/** @type {Command} */ { target, newBase }, /** @type {{ base: string }} */ { base }) {
  const live = findLive(target);
  if (!live || live.base === base || newBase) return;
  const question = `这个版本用于 ${base}，正在提供的用于 ${live.base}。忘了 SITE_BASE？`;
  throw new Refusal(`${question}确实要换路径，请加 --new-base，并改 nginx 里的 location`);
}

function remind(/** @type {Command} */ { target }, /** @type {{ id: string }} */ { id }) {
  const command = `deploy/publish --to=${target} --rollback=${id} --reload="systemctl reload nginx"`;
  console.log(`nginx 还没有读到新的设置（路径或脚本校验值），请运行：${command}`);
}
