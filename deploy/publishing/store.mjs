import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readNote } from './notes.mjs';
import { Refusal } from './refusal.mjs';

/**
 * The folder that nginx serves from:
 *
 *     builds/<id>/www<base>…   a build, with compressed copies
 *     builds/<id>/build.json   what publishing noted about it (notes.mjs)
 *     builds/.<id>/            a build that is being written
 *     current → builds/<id>    what is live; replaced by one rename
 *     conf/                    what nginx has to know of the builds (nginx-settings.mjs)
 *     publishing.lock          locked while somebody publishes (lock.mjs)
 *
 * @typedef {object} Published
 * @property {string} id time and commit; later builds sort after earlier ones
 * @property {number} stamp modification time (s) of the files that were new in it
 * @property {string | null} former what was live before it
 * @property {string} base
 * @property {number} entries
 * @property {string[]} scripts
 * @property {string[]} assets its own files with a hash in their name
 */

/** @returns {Published[]} oldest first */
export function listBuilds(/** @type {string} */ target) {
  const folder = join(target, 'builds');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((id) => !id.startsWith('.'))
    .sort()
    .flatMap((id) => readNote(join(folder, id)) ?? []);
}

/** @returns {Published | undefined} */
export function findLive(/** @type {string} */ target) {
  const live = liveId(target);
  return listBuilds(target).find(({ id }) => id === live);
}

/** @returns {string | null} */
export function liveId(/** @type {string} */ target) {
  const current = join(target, 'current');
  return lstatSync(current, { throwIfNoEntry: false })?.isSymbolicLink() ? basename(readlinkSync(current)) : null;
}

/** @throws {Refusal} if the store would lie in the build, which would then be published with it */
export function checkPlace(/** @type {string} */ target, /** @type {string} */ directory) {
  if (!`${followed(target)}/`.startsWith(`${followed(directory)}/`)) return;
  const problem = `--to=${target} 就在这次构建的文件夹 ${directory} 里，会和它混在一起`;
  throw new Refusal(`${problem}；请写 nginx 读取的目录，比如 --to=/srv/kling-qa`, { status: 2 });
}

/** @returns {string} a path without links, as far as it exists */
function followed(/** @type {string} */ path) {
  return existsSync(path) ? realpathSync(path) : join(followed(dirname(path)), basename(path));
}

/** Makes the folder ready to be published to, and removes what a publishing that was cut off left behind. */
export function prepareStore(/** @type {string} */ target) {
  const builds = join(target, 'builds');
  mkdirSync(builds, { recursive: true });
  for (const name of readdirSync(builds))
    if (name.startsWith('.')) rmSync(join(builds, name), { recursive: true, force: true });
  for (const name of readdirSync(target))
    if (name.startsWith('.current-')) rmSync(join(target, name), { recursive: true, force: true });
}

/** Makes a staged build one of the kept ones. */
export function admitBuild(/** @type {string} */ target, /** @type {Published} */ { id }) {
  renameSync(join(target, 'builds', `.${id}`), join(target, 'builds', id));
}

/** Makes a build live: one rename, so that no request finds nothing. */
export function switchTo(/** @type {string} */ target, /** @type {string} */ id) {
  const link = join(target, `.current-${process.pid}`);
  rmSync(link, { force: true });
  symlinkSync(join('builds', id), link);
  renameSync(link, join(target, 'current'));
}

/** Keeps so many builds: the live one, the one before it, then the latest. */
export function prune(/** @type {string} */ target, /** @type {number} */ keep) {
  const present = readdirSync(join(target, 'builds'));
  const latest = listBuilds(target).map(({ id }) => id);
  const wanted = new Set([liveId(target), findLive(target)?.former, ...latest.reverse()]);
  const kept = [...wanted].filter((id) => id && present.includes(id)).slice(0, keep);
  for (const name of present) if (!kept.includes(name)) rmSync(join(target, 'builds', name), { recursive: true });
}
