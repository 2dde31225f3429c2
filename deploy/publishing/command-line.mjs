import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.mjs';

export const help = `deploy/publish [dist]              检查并发布一次构建（默认 dist）
deploy/publish --rollback          回到这一个之前上线的版本；--rollback=版本号 换到指定的版本，往前往后都可以
deploy/publish --list              列出保留的版本，* 是正在提供的
deploy/publish --check [dist]      只检查，不发布
选项：
  --to=/srv/kling-qa               nginx 读取的目录
  --keep=5                         保留几个版本，至少 2
  --reload="systemctl reload nginx"  nginx 需要知道的内容变了以后运行的命令
  --new-base                       网站的路径（SITE_BASE）确实要换`;

/** @typedef {'publish' | 'rollback' | 'list' | 'check' | 'help'} CommandName */

const commands = /** @type {const} */ (['help', 'list', 'check', 'rollback']);

/** @type {Record<string, { type: 'string' | 'boolean', mayBeEmpty?: boolean }>} */
const options = {
  to: { type: 'string' },
  keep: { type: 'string' },
  reload: { type: 'string' },
  rollback: { type: 'string', mayBeEmpty: true },
  list: { type: 'boolean' },
  check: { type: 'boolean' },
  help: { type: 'boolean' },
  'new-base': { type: 'boolean' },
};

/**
 * What was asked for.
 *
 * @typedef {object} Command
 * @property {CommandName} name
 * @property {string} target where nginx reads
 * @property {string} directory the build
 * @property {string} wanted the build to go to; empty: the one before
 * @property {number} keep
 * @property {string} reload
 * @property {boolean} newBase
 *
 * @param {readonly string[]} args
 * @returns {Command}
 */
export function readCommand(args) {
  const { values, positionals, tokens } = parseArgs({
    // --rollback may stand alone; parseArgs has no optional values.
    args: args.map((argument) => (argument === '--rollback' ? '--rollback=' : argument)),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(token);
  const given = commands.filter((command) => values[command] !== undefined);
  if (given.length > 1) throw misused(`--${given.join(' 和 --')} 不能一起用`);
  const name = given[0] ?? 'publish';
  const [first = '', ...more] = name === 'list' ? ['', ...positionals] : positionals;
  if (more.length > 0) throw misused(`多出来的内容：${more.join(' ')}`);
  const {
    to = '/srv/kling-qa',
    keep = '5',
    reload = '',
    rollback = '',
  } = /** @type {Record<string, string>} */ (values);
  if (!/^\d+$/.test(keep) || Number(keep) < 2) throw misused('--keep 要写一个不小于 2 的整数');
  return {
    name,
    target: resolve(to),
    directory: resolve(first || 'dist'),
    wanted: rollback || first,
    keep: Number(keep),
    reload,
    newBase: values['new-base'] === true,
  };
}

function checkOption(
  /** @type {{ name: string, rawName: string, value?: string | undefined }} */ { name, rawName, value },
) {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw misused(`没有 ${rawName} 这个选项`);
  if (option.type === 'string' && !value && !option.mayBeEmpty) throw misused(`${rawName} 后面要写内容：${rawName}=……`);
  if (option.type === 'boolean' && value !== undefined) throw misused(`${rawName} 后面不写内容`);
}

function misused(/** @type {string} */ message) {
  return new Refusal(`${message}\n\n${help}`, { status: 2 });
}
