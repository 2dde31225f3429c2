import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isOurConf } from './nginx-settings.mjs';
import { readNote } from './notes.mjs';
import { Refusal } from './refusal.mjs';

/**
 * The folder that nginx serves from:
 *
 *     builds/<id>/www<base>…   a build, with compressed copies
 *     builds/<id>/build.json   what publishing noted about it (notes.mjs): the mark of a folder that publishing made
 *     builds/<id>/SHA256SUMS   the checksums of the build's own files
 *     builds/.<id>/, .taken/   a build that is being written
 *     current → builds/<id>    what is live; replaced by one rename
 *     staged                   the id of the build that was staged and waits for the switch, if one does
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

/** A build's id, as publishing makes it. */
const ownId = /^\d{8}T\d{6}Z-(?:nogit|[\da-f]{7})$/;

/** A build that is being written, or was when publishing was cut off. */
const ownLeftover = /^\.(?:taken|\d{8}T\d{6}Z-(?:nogit|[\da-f]{7}))$/;

/**
 * Publishing deletes old builds, so it works only where everything is its own.
 *
 * @throws {Refusal} if something is not
 */
export function checkStore(/** @type {string} */ target) {
  const strangers = findStrangers(target);
  if (strangers.length === 0) return;
  const shown = strangers.slice(0, 10).map((stranger) => `  ${stranger}`);
  if (strangers.length > shown.length) shown.push(`  ……共 ${strangers.length} 处`);
  throw new Refusal(
    [
      `${target} 里有不是发布程序放的内容，什么也没有动：`,
      ...shown,
      '发布程序会删掉旧版本，所以只用它自己的文件夹。请用 --to 另写一个文件夹；确实要用这个的话，先把上面这些移到别处',
    ].join('\n'),
  );
}

function findStrangers(/** @type {string} */ target) {
  const isFolder = (/** @type {string} */ path) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory();
  const isThere = (/** @type {string} */ path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const [builds, conf, current] = ['builds', 'conf', 'current'].map((name) => join(target, name));
  const strangers = [];
  for (const folder of [builds, conf])
    if (isThere(folder) && !isFolder(folder)) strangers.push(`${folder}（是链接或文件，应为文件夹）`);
  if (isThere(current) && !isLive(current)) strangers.push(`${current}（应为指向 builds 里一个版本的链接）`);
  if (isFolder(conf) && !isOurConf(conf)) strangers.push(join(conf, 'http.conf'));
  if (!isFolder(builds)) return strangers;
  for (const name of readdirSync(builds)) {
    const folder = join(builds, name);
    const isOwn = ownLeftover.test(name) || (ownId.test(name) && readNote(folder) !== null);
    if (!isOwn || !isFolder(folder)) strangers.push(folder);
  }
  return strangers;
}

function isLive(/** @type {string} */ current) {
  if (!lstatSync(current).isSymbolicLink()) return false;
  const to = readlinkSync(current);
  return ownId.test(basename(to)) && to === join('builds', basename(to));
}

/** Makes the folder ready to be published to, and removes what a publishing that was cut off left behind. */
export function prepareStore(/** @type {string} */ target) {
  const builds = join(target, 'builds');
  mkdirSync(builds, { recursive: true });
  for (const name of readdirSync(builds))
    if (ownLeftover.test(name)) rmSync(join(builds, name), { recursive: true, force: true });
  for (const name of readdirSync(target))
    if (/^\.current-\d+$/.test(name) && lstatSync(join(target, name)).isSymbolicLink()) rmSync(join(target, name));
}

/** Makes a staged build one of the kept ones. */
export function admitBuild(/** @type {string} */ target, /** @type {Published} */ { id }) {
  renameSync(join(target, 'builds', `.${id}`), join(target, 'builds', id));
}

/** Makes a build live: one rename, so that no request finds nothing. What is live no longer waits for a switch. */
export function switchTo(/** @type {string} */ target, /** @type {string} */ id) {
  const link = join(target, `.current-${process.pid}`);
  rmSync(link, { force: true });
  symlinkSync(join('builds', id), link);
  renameSync(link, join(target, 'current'));
  if (stagedId(target) === id) noteStaged(target, null);
}

/** @returns {string | null} the build that waits for a switch */
export function stagedId(/** @type {string} */ target) {
  const note = join(target, 'staged');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
}

export function noteStaged(/** @type {string} */ target, /** @type {string | null} */ id) {
  const note = join(target, 'staged');
  if (id) writeFileSync(note, `${id}\n`);
  else rmSync(note, { force: true });
}

/**
 * Keeps so many builds: the live one, the one before it, then the latest.
 *
 * @returns {string[]} ids of those that were removed
 */
export function prune(/** @type {string} */ target, /** @type {number} */ keep) {
  const present = listBuilds(target).map(({ id }) => id);
  const wanted = new Set([liveId(target), findLive(target)?.former, ...[...present].reverse()]);
  const kept = [...wanted].filter((id) => id && present.includes(id)).slice(0, keep);
  const removed = present.filter((id) => !kept.includes(id));
  for (const id of removed) rmSync(join(target, 'builds', id), { recursive: true });
  return removed;
}

/** @returns {Published[]} the other kept builds at the same addresses */
export function neighboursOf(/** @type {string} */ target, /** @type {{ id?: string, base: string }} */ { id, base }) {
  return listBuilds(target).filter((other) => other.id !== id && other.base === base);
}

/**
 * @param {string} target
 * @param {Pick<Published, 'id' | 'base'>} build
 * @param {'' | '.'} [prefix] `.` while it is being written
 */
export function wwwOf(target, { id, base }, prefix = '') {
  return join(target, 'builds', prefix + id, 'www', base);
}
