import { checksumOf, formatChecksums } from '../checksums.mjs';
import { Refusal } from '../refusal.mjs';
import { S3 } from './client.mjs';
import { goLive, listBuildIds, publishToStore, readBuild, readLive } from './publish.mjs';

/** @typedef {import('../command-line.mjs').Command} Command */

const usage =
  '--s3 写成 --s3=https://对象存储的地址/桶，密钥放在环境变量 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY 里（还有 AWS_REGION）';

/**
 * The commands that work on an object store.
 *
 * @param {Command} command
 * @param {() => import('../verify.mjs').Build} verified the build, or a refusal
 */
export async function runOnStore(command, verified) {
  const store = openStore(command.s3);
  const now = Math.floor(Date.now() / 1000);
  if (command.name === 'list') return list(store);
  if (command.name === 'rollback') return rollback(store, command.wanted, now);
  if (command.name !== 'publish') throw new Refusal(`--${command.name} 不能和 --s3 一起用`, { status: 2 });
  const build = verified();
  const live = await readLive(store);
  const former = await readBuild(store, live.id);
  if (former && former.base !== build.base && !command.newBase)
    throw new Refusal(
      `这个版本用于 ${build.base}，正在提供的用于 ${former.base}。忘了 SITE_BASE？确实要换路径，请加 --new-base`,
    );
  const id = idOf(build);
  if (live.id === id && isWhole(live)) return console.log(`与正在提供的 ${id} 完全一样，不用发布`);
  const { fresh, removed } = await publishToStore(store, { id, directory: command.directory, build }, now);
  console.log(`已发布 ${id}：${build.entries} 条，上传 ${fresh} 个文件，删掉 ${removed} 个`);
}

function openStore(/** @type {string} */ address) {
  const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_REGION: region = 'us-east-1' } = process.env;
  const url = URL.canParse(address) ? new URL(address) : null;
  const bucket = url?.pathname.replace(/^\/|\/$/g, '') ?? '';
  if (!url || !/^https?:$/.test(url.protocol) || !/^[\w.-]+$/.test(bucket) || !key || !secret)
    throw new Refusal(usage, { status: 2 });
  return new S3({ endpoint: new URL(url.origin), bucket, region, key, secret });
}

/** The time, the commit, and what is in it: the same build has the same id wherever it is published from. */
function idOf(/** @type {import('../verify.mjs').Build} */ { built, commit, sums }) {
  const time = new Date(built * 1000).toISOString().replace(/[-:]|\.000/g, '');
  return `${time}-${commit?.slice(0, 7) ?? 'nogit'}-${checksumOf(Buffer.from(formatChecksums(sums))).slice(0, 8)}`;
}

async function list(/** @type {S3} */ store) {
  const live = await readLive(store);
  for (const id of await listBuildIds(store)) console.log(`${id === live.id ? '*' : ' '} ${id}`);
  if (!isWhole(live))
    console.log(
      `换到 ${live.pending[0]} 时中断了，网站现在新旧混着。请再运行一次那条命令，或用 --rollback=版本号 换到别的`,
    );
}

/** Without an id: the build before the live one. After a publishing that broke off it is the live one, which is made whole. */
async function rollback(/** @type {S3} */ store, /** @type {string} */ wanted, /** @type {number} */ now) {
  const live = await readLive(store);
  const { former = null } = (await readBuild(store, live.id)) ?? {};
  const isRepair = !isWhole(live) && live.pending[0] !== former;
  const id = wanted || (isRepair ? live.id : former);
  const build = await readBuild(store, id);
  if (!build)
    throw new Refusal(
      wanted
        ? `没有版本 ${wanted}；--list 列出保留的版本`
        : '没有更早上线的版本；--list 列出保留的，--rollback=版本号 换到其中一个',
    );
  await goLive(store, build, now);
  const back = live.id && live.id !== build.id ? `；要换回来：--rollback=${live.id}` : '';
  console.log(`已换到 ${build.id}（${build.entries} 条）${back}`);
}

function isWhole(/** @type {import('./publish.mjs').Live} */ { pending }) {
  return pending.length === 0;
}
