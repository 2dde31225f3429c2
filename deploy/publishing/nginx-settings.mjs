import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/** How long nginx may take to start workers with new settings before pages that need them go live. */
const reloadTakes = 1500;

const firstLine = '# Written by deploy/publish; changes here are lost.';

/**
 * What nginx has to know of the builds (http level): only what hardly ever changes, because a reload cuts connections
 * that are kept open. Hashes of all kept builds are allowed, so that neither a deploy nor a rollback blocks a script of
 * a page that is on its way.
 *
 * @param {import('./store.mjs').Published} live
 * @param {readonly import('./store.mjs').Published[]} kept
 * @returns {string}
 */
export function nginxConf(live, kept) {
  const hashes = [...new Set([live, ...kept].flatMap(({ scripts }) => scripts))].sort();
  return [
    firstLine,
    `map "" $kling_qa_base { default ${live.base}; }`,
    `map "" $kling_qa_script_hashes { default "${hashes.map((hash) => ` ${hash}`).join('')}"; }`,
    '',
  ].join('\n');
}

/**
 * Writes the settings, if those that are there are not enough, and makes nginx read them. The file conf/reload-needed stands
 * from before the change until a reload has succeeded, so that the next publishing reloads whatever happens in between.
 *
 * @param {string} target
 * @param {string} conf
 * @param {string} reload a command; empty: none
 * @returns {Promise<boolean>} whether nginx has read the settings, or will read them when the site is added to nginx
 * @throws {Refusal} if nginx refuses the settings
 */
export async function tellNginx(target, conf, reload) {
  const folder = join(target, 'conf');
  const file = join(folder, 'http.conf');
  const needed = join(folder, 'reload-needed');
  const former = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (!isEnough(former, conf)) {
    mkdirSync(folder, { recursive: true });
    // nginx reads the first settings when the site is added to nginx. Until then none of its files includes them.
    if (former || reload) writeFileSync(needed, 'nginx 还没有读到现在的 http.conf\n');
    replace(file, conf);
  }
  if (!existsSync(needed)) return true;
  if (!reload) return false;
  if (spawnSync(reload, { shell: true, stdio: 'inherit' }).status !== 0) {
    if (former) replace(file, former);
    throw new Refusal('nginx 没有接受新的设置，没有换版本；网站保持原样');
  }
  rmSync(needed);
  if (former) await new Promise((resolve) => setTimeout(resolve, reloadTakes));
  return true;
}

/** Whether nginx has read the settings of a build, as far as is known here. */
export function knowsSettings(/** @type {string} */ target, /** @type {string} */ conf) {
  const folder = join(target, 'conf');
  const file = join(folder, 'http.conf');
  return !existsSync(join(folder, 'reload-needed')) && existsSync(file) && isEnough(readFileSync(file, 'utf8'), conf);
}

/** Whether settings serve the builds that others were made for: further scripts, of builds that are no longer kept, do no harm. */
function isEnough(/** @type {string} */ given, /** @type {string} */ needed) {
  const hash = / 'sha256-[^']+'/g;
  const allowed = new Set(given.match(hash));
  return (
    given.replace(hash, '') === needed.replace(hash, '') && (needed.match(hash) ?? []).every((it) => allowed.has(it))
  );
}

/** Whether settings of that name in a folder are ours to write over; also if there are none, or a full disk cut them off. */
export function isOurConf(/** @type {string} */ folder) {
  const file = join(folder, 'http.conf');
  return !existsSync(file) || firstLine.startsWith(readFileSync(file, 'utf8').slice(0, firstLine.length));
}

function replace(/** @type {string} */ file, /** @type {string} */ text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
