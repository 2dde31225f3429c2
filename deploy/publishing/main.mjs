import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { help, readCommand } from './command-line.mjs';
import { checkKept } from './kept-checksums.mjs';
import { alone } from './lock.mjs';
import { formatMetrics } from './metrics.mjs';
import { knowsSettings, nginxConf, tellNginx } from './nginx-settings.mjs';
import { precompressAll } from './precompress.mjs';
import { explainError, Refusal } from './refusal.mjs';
import { runOnStore } from './s3/main.mjs';
import { carryAssets, findChangedAssets, isSameBuild, stageBuild, takeIn } from './staging.mjs';
import {
  admitBuild,
  checkPlace,
  checkStore,
  findLive,
  listBuilds,
  liveId,
  noteStaged,
  prepareStore,
  prune,
  stagedId,
  switchTo,
} from './store.mjs';
import { surveyBuild, verifyBuild } from './verify.mjs';

/** @typedef {import('./command-line.mjs').Command} Command */

const incomplete = '这次构建不完整，没有发布';
const withoutSums =
  '没有 SHA256SUMS，看不出文件有没有缺损。请连同它一起复制，或重新生成；有意不要它的，请加 --without-checksums';
/** Why there is no build to go to where none was named. */
const noBuild = {
  switch:
    '没有备好、还没上线的版本，没有换。请先用 --stage 备好；要换到保留的版本，用 --list 看有哪些，再运行 --switch=版本号',
  rollback: '没有记下更早上线的版本；--list 列出保留的，--rollback=版本号 换到其中一个',
};
const commands = {
  help: () => console.log(help),
  list,
  check: verified,
  'check-live': checkLive,
  metrics: ({ target }) => process.stdout.write(formatMetrics(target)),
  prune: pruneBuilds,
  publish,
  stage: publish,
  switch: goTo,
  rollback: goTo,
};

// nginx's workers read as another user.
process.umask(0o022);
try {
  const command = readCommand(process.argv.slice(2));
  if (command.s3) await runOnStore(command, () => verified(command));
  else await commands[command.name](command);
} catch (error) {
  const { message, status } = explainError(error);
  console.error(message);
  process.exitCode = status;
}

async function publish(/** @type {Command} */ command) {
  const { target, directory } = command;
  const { files, sums, problems } = surveyBuild(directory);
  refuse(incomplete, problems);
  if (sums.length === 0 && !command.withoutChecksums) throw new Refusal(withoutSums);
  checkPlace(target, directory);
  checkStore(target);
  mkdirSync(target, { recursive: true });
  await alone(target, async () => {
    prepareStore(target);
    try {
      await goLive(command, takeIn(target, directory, command.withoutChecksums ? files : [...sums, ...files]));
    } finally {
      prepareStore(target);
    }
  });
}

async function goLive(/** @type {Command} */ command, /** @type {import('./staging.mjs').Taken} */ taken) {
  const { target, keep } = command;
  const build = verified({ ...command, directory: taken.directory });
  checkBase(command, build);
  refuse('同名的文件变了，而浏览器会把旧的用上一年，没有发布', findChangedAssets(target, build), [
    '两个里有一个是坏的，请重新生成再试',
    `坏的如果是保留的那个：移走 ${join(target, 'builds')} 里它的文件夹再发布；它正在提供的话，先用 --rollback 换到别的版本`,
  ]);
  const live = findLive(target);
  const isStaging = command.name === 'stage';
  const before = isStaging ? listBuilds(target).at(-1) : live;
  // A second copy of the same build would push out a version to which one could go back.
  if (before && isSameBuild(build, target, before)) return leave(command, before);
  const { published, fresh, bare } = stageBuild(target, taken, build);
  await precompressAll(bare);
  carryAssets(target, published, '.');
  const first = isStaging && live ? live : published;
  const told = await tellNginx(target, nginxConf(first, [...listBuilds(target), published]), command.reload);
  admitBuild(target, published);
  if (isStaging) return waitForSwitch(command, { published, live, told });
  switchTo(target, published.id);
  noteStaged(target, null);
  prune(target, keep);
  const { id, entries } = published;
  console.log(`已发布 ${id}：${entries} 条，${build.files.length} 个文件，其中 ${fresh} 个有变化`);
  if (!told) remind(command, published);
  else if (!live && !command.reload)
    console.log('第一次发布。接着启用网站（deploy/README.md，Set up 第 4 步）：nginx -t && systemctl restart nginx');
}

/**
 * Ends the first of two steps: the build is whole here, and pages of another host that has switched already find its files.
 *
 * @param {Command} command
 * @param {{ published: import('./store.mjs').Published, live: import('./store.mjs').Published | undefined, told: boolean }} staged
 */
function waitForSwitch(command, { published, live, told }) {
  noteStaged(command.target, published.id);
  if (live) carryAssets(command.target, live);
  console.log(
    `已备好 ${published.id}：${published.entries} 条。每台都备好以后，在每台运行 deploy/publish --switch=${published.id}`,
  );
  if (!told) remind(command, live ?? published);
}

/** Copies nothing, because the same build is there. It may wait for a switch from now on, and an earlier reload may have failed. */
async function leave(/** @type {Command} */ command, /** @type {import('./store.mjs').Published} */ same) {
  const served = findLive(command.target) ?? same;
  const told = await tellNginx(command.target, nginxConf(served, listBuilds(command.target)), command.reload);
  if (command.name === 'stage') noteStaged(command.target, same.id);
  const what = served.id === same.id ? '正在提供' : '已备好';
  console.log(`与${what}的 ${same.id} 完全一样，不用发布`);
  if (!told) remind(command, served);
}

/** Makes a kept build live: the one that is named, the one that was live before, or the one that was staged. */
async function goTo(/** @type {Command} */ command) {
  const { target, wanted, keep } = command;
  const isSwitch = command.name === 'switch';
  if (listBuilds(target).length === 0) throw new Refusal(`${target} 里没有发布过的版本，请看 --to 写得对不对`);
  await alone(target, async () => {
    const live = findLive(target);
    const kept = listBuilds(target);
    const id = wanted || (isSwitch ? stagedId(target) : live?.former);
    const build = kept.find((each) => each.id === id);
    if (!build)
      throw new Refusal(
        wanted ? `没有版本 ${wanted}；--list 列出保留的版本` : isSwitch ? noBuild.switch : noBuild.rollback,
      );
    checkBase(command, build);
    if (!command.withoutChecksums)
      refuse(`版本 ${build.id} 坏了，没有换`, checkKept(target, build) ?? [], [
        '请用 --list 里的另一个版本，或重新发布；坏了也要换的话，请加 --without-checksums',
      ]);
    carryAssets(target, build);
    const told = await tellNginx(target, nginxConf(build, listBuilds(target)), command.reload);
    switchTo(target, build.id);
    if (isSwitch) prune(target, keep);
    const back = live && live.id !== build.id ? `；要换回来：--rollback=${live.id}` : '';
    console.log(`已换到 ${build.id}（${build.entries} 条）${back}`);
    if (!told) remind(command, build);
  });
}

function list(/** @type {Command} */ { target }) {
  const live = liveId(target);
  const builds = listBuilds(target);
  for (const { id, entries } of builds) console.log(`${id === live ? '*' : ' '} ${id}  ${entries} 条`);
  if (live && !findLive(target))
    console.log(`${join(target, 'current')} 指向 ${live}，可是它不见了：现在什么也没有提供`);
}

/** Whether nginx serves what was built, and whether one can go back to the kept builds. */
function checkLive(/** @type {Command} */ { target }) {
  const live = findLive(target);
  if (!live) throw new Refusal(`${target} 没有正在提供的版本；--list 列出保留的`);
  const problems = checkKept(target, live);
  if (!problems) throw new Refusal(`${live.id} 发布时没有留下校验值，没法核对；再发布一次就有了`);
  const kept = listBuilds(target);
  const others = kept.filter(({ id }) => id !== live.id);
  const damaged = others.flatMap((build) => {
    const [first, ...more] = checkKept(target, build) ?? [];
    return first ? `保留的 ${build.id}：${first}${more.length > 0 ? ` 等 ${more.length + 1} 处` : ''}` : [];
  });
  if (!knowsSettings(target, nginxConf(live, kept)))
    damaged.unshift('conf/http.conf 与版本不符，或 nginx 还没有读到它');
  refuse(
    `正在提供的 ${live.id} 或保留的版本有问题`,
    [...problems, ...damaged],
    ['请把这次提交重新生成、再发布一次：坏了的文件会换成好的；保留的版本坏了，只是不能再回到它'],
  );
  console.log(`正在提供的 ${live.id} 与生成时一样：${live.entries} 条；保留的另外 ${others.length} 个版本也没有坏`);
}

async function pruneBuilds(/** @type {Command} */ { target, keep }) {
  if (listBuilds(target).length === 0) throw new Refusal(`${target} 里没有发布过的版本，请看 --to 写得对不对`);
  checkStore(target);
  await alone(target, async () => {
    prepareStore(target);
    const removed = prune(target, keep);
    const kept = listBuilds(target).map(({ id }) => id);
    console.log(`删掉了 ${removed.length} 个版本，留下 ${kept.join('、')}`);
  });
}

function verified(/** @type {Pick<Command, 'directory' | 'withoutChecksums'>} */ { directory, withoutChecksums }) {
  const build = verifyBuild(directory, { withoutChecksums });
  const { problems, entries, files, checksums } = build;
  const advice = checksums === 'differ' ? ['有意改过文件的，请加 --without-checksums：只检查结构'] : [];
  refuse(incomplete, problems, advice);
  if (checksums === 'absent' && !withoutChecksums) throw new Refusal(withoutSums);
  if (withoutChecksums) console.log('没有对照 SHA256SUMS，只检查了结构');
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
