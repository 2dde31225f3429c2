import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/** How long nginx may take to start workers with new settings before pages that need them go live. */
const reloadTakes = 1500;

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
    '# Written by deploy/publish; changes here are lost.',
    `map "" $kling_qa_base { default ${live.base}; }`,
    `map "" $kling_qa_script_hashes { default "${hashes.map((hash) => ` ${hash}`).join('')}"; }`,
    '',
  ].join('\n');
}

/**
 * Writes the settings and has nginx read them. From before they change until a reload has succeeded, conf/reload-needed
 * says so: whatever happens in between, the next publishing reloads.
 *
 * @param {string} target
 * @param {string} conf
 * @param {string} reload a command; empty: none
 * @returns {Promise<boolean>} whether nginx knows them, or will as soon as it is given the site
 * @throws {Refusal} if nginx does not take them
 */
export async function tellNginx(target, conf, reload) {
  const folder = join(target, 'conf');
  const file = join(folder, 'http.conf');
  const needed = join(folder, 'reload-needed');
  const former = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (former !== conf) {
    mkdirSync(folder, { recursive: true });
    // The first settings are read when nginx is given the site; before, it has nothing that includes them.
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

function replace(/** @type {string} */ file, /** @type {string} */ text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
