import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.mjs';

export const help = `deploy/publish [dist]              检查并发布一次构建（默认 dist）
deploy/publish --stage [dist]      在几台机器上发布，第一步：每台都备好，读者还看不到
deploy/publish --switch=版本号     第二步：每台都备好以后，换到备好的（--stage 说了版本号）；不写版本号，只换到刚备好的
deploy/publish --rollback          回到这一个之前上线的版本；--rollback=版本号 换到指定的版本，往前往后都可以
deploy/publish --list              列出保留的版本，* 是正在提供的
deploy/publish --check [dist]      只检查，不发布
deploy/publish --check-live        正在提供的是不是当时生成的，保留的版本坏了没有
deploy/publish --metrics           给 Prometheus 的指标：什么时候发布的、几条、文件坏了没有
deploy/publish --prune             删掉旧版本，腾出空间：默认只留正在提供的和它之前的一个（--keep=1 连它也不留）
选项：
  --to=/srv/kling-qa               nginx 读取的目录
  --s3=https://地址/桶             不用 nginx，发布到对象存储（发布、--list、--rollback）
  --keep=5                         保留几个版本，至少 2
  --reload="systemctl reload nginx"  nginx 需要知道的内容变了以后运行的命令
  --new-base                       网站的路径（SITE_BASE）确实要换
  --without-checksums              不对照 SHA256SUMS：有意改过文件，或者坏了也要换到那个版本`;

/** @typedef {'publish' | 'stage' | 'switch' | 'rollback' | 'list' | 'check' | 'check-live' | 'metrics' | 'prune' | 'help'} CommandName */

const commands = /** @type {const} */ ([
  'help',
  'list',
  'check',
  'check-live',
  'metrics',
  'prune',
  'rollback',
  'stage',
  'switch',
]);

/** @type {Record<string, { type: 'string' | 'boolean', mayHaveValue?: true }>} */
const options = {
  to: { type: 'string' },
  s3: { type: 'string' },
  keep: { type: 'string' },
  reload: { type: 'string' },
  rollback: { type: 'boolean', mayHaveValue: true },
  stage: { type: 'boolean' },
  switch: { type: 'boolean', mayHaveValue: true },
  list: { type: 'boolean' },
  check: { type: 'boolean' },
  'check-live': { type: 'boolean' },
  metrics: { type: 'boolean' },
  prune: { type: 'boolean' },
  help: { type: 'boolean' },
  'new-base': { type: 'boolean' },
  'without-checksums': { type: 'boolean' },
};

/** Commands that look at no build outside of the store. */
const withoutBuild = new Set(['list', 'check-live', 'metrics', 'prune']);

/**
 * What was asked for.
 *
 * @typedef {object} Command
 * @property {CommandName} name
 * @property {string} target where nginx reads
 * @property {string} s3 the object store in place of nginx; empty: none
 * @property {string} directory the build
 * @property {string} wanted the build to go to; empty: the one before
 * @property {number} keep
 * @property {string} reload
 * @property {boolean} newBase
 * @property {boolean} withoutChecksums
 *
 * @param {readonly string[]} args
 * @returns {Command}
 */
export function readCommand(args) {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(token);
  const named = commands.filter((command) => values[command] !== undefined);
  if (named.length > 1) throw misused(`--${named.join(' 和 --')} 不能一起用`);
  const name = named[0] ?? 'publish';
  if (positionals.includes('')) throw misused('有一个参数是空的，也许是没有值的变量');
  const [first = '', ...more] = withoutBuild.has(name) ? ['', ...positionals] : positionals;
  if (more.length > 0) throw misused(`多出来的内容：${more.join(' ')}`);
  const { to = '/srv/kling-qa', s3 = '', reload = '', ...given } = /** @type {Record<string, string>} */ (values);
  const [least, usual] = name === 'prune' ? [1, '2'] : [2, '5'];
  const { keep = usual } = given;
  const wanted = given[name];
  if (!/^\d+$/.test(keep) || Number(keep) < least) throw misused(`--keep 要写一个不小于 ${least} 的整数`);
  return {
    name,
    target: resolve(to),
    s3,
    directory: resolve(first || 'dist'),
    wanted: typeof wanted === 'string' ? wanted : first,
    keep: Number(keep),
    reload,
    newBase: values['new-base'] === true,
    withoutChecksums: values['without-checksums'] === true,
  };
}

function checkOption(
  /** @type {{ name: string, rawName: string, value?: string | undefined }} */ { name, rawName, value },
) {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw misused(`没有 ${rawName} 这个选项`);
  const isMissing = option.type === 'string' ? !value : option.mayHaveValue && value === '';
  if (isMissing) throw misused(`${rawName} 后面要写内容：${rawName}=……`);
  if (option.type === 'boolean' && !option.mayHaveValue && value !== undefined)
    throw misused(`${rawName} 后面不写内容`);
}

function misused(/** @type {string} */ message) {
  return new Refusal(`${message}\n\n${help}`, { status: 2 });
}
