import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { faultOfName, hashed, listFiles, sumsFile } from './build-files.mjs';
import { findLive, listBuilds } from './store.mjs';

/** @typedef {import('./store.mjs').Published} Published */

const compressed = ['.br', '.gz'];

/** What nginx's workers need, whatever the umask and the modes of the build are. */
const readable = 0o644;

/**
 * Hashed files that a kept build has by the same name with other content. Browsers keep the file that they got first
 * for a year.
 *
 * @param {string} target
 * @param {string} directory the built site
 * @param {import('./verify.mjs').Build} build
 * @returns {string[]} problems
 */
export function findChangedAssets(target, directory, build) {
  const own = new Set(build.files.filter((file) => hashed.test(file)));
  /** Unchanged files of several builds are one file. @type {Set<string>} */
  const compared = new Set();
  return neighboursOf(target, build).flatMap((other) =>
    other.assets.flatMap((file) => {
      const path = join(wwwOf(target, other), file);
      if (!own.has(file) || !existsSync(path)) return [];
      const key = `${file} ${statSync(path).ino}`;
      if (compared.has(key)) return [];
      compared.add(key);
      return isSame(path, join(directory, file)) ? [] : [`${file} 与保留的版本 ${other.id} 里的同名文件不一样`];
    }),
  );
}

/**
 * @typedef {object} Taken a copy of a build in the store
 * @property {string} directory
 * @property {ReadonlySet<string>} fresh files that the live build has not, or not alike
 *
 * Copies a build into the store, where nothing changes it any more: what is verified there is what goes live. What the live
 * build has alike is linked, which costs no space.
 *
 * @param {string} target
 * @param {string} directory the built site
 * @param {readonly string[]} files its checksums included
 * @returns {Taken}
 */
export function takeIn(target, directory, files) {
  const live = findLive(target);
  const former = live ? wwwOf(target, live) : null;
  const taken = join(target, 'builds', '.taken');
  /** @type {Set<string>} */
  const fresh = new Set();
  for (const file of files) {
    const [from, to] = [join(directory, file), join(taken, file)];
    mkdirSync(dirname(to), { recursive: true });
    if (former && isSame(join(former, file), from)) linkSync(join(former, file), to);
    else {
      copyFileSync(from, to);
      chmodSync(to, readable);
      fresh.add(file);
    }
  }
  return { directory: taken, fresh };
}

/**
 * Whether a copy is the live build over again. Compressed copies and files of other builds, which publishing added to
 * the live build, do not count.
 *
 * @param {Taken} taken
 * @param {import('./verify.mjs').Build} build what the copy is
 * @param {string} target
 * @param {Published} live which the copy was linked to
 */
export function isSameBuild(taken, build, target, live) {
  if (live.base !== build.base || build.files.some((file) => taken.fresh.has(file))) return false;
  const isOwn = (/** @type {string} */ file) => !hashed.test(file) || live.assets.includes(file);
  const own = listFiles(wwwOf(target, live)).files.filter((file) => faultOfName(file) === null && isOwn(file));
  return own.length === build.files.length && build.files.every(isOwn);
}

/**
 * Gives a verified copy its name, without making it live. What is linked gets the compressed copies of the live build too, and
 * keeps its time, so that browsers' copies stay valid.
 *
 * @param {string} target
 * @param {Taken} taken
 * @param {import('./verify.mjs').Build} build
 * @returns {{ published: Published, fresh: string[] }} `fresh`: absolute paths of files that are new
 */
export function stageBuild(target, taken, build) {
  const live = findLive(target);
  const stamp = freeStamp(target);
  const id = `${timeOf(stamp)}-${build.commit?.slice(0, 7) ?? 'nogit'}`;
  const { base, entries, scripts, files } = build;
  const assets = files.filter((file) => hashed.test(file));
  const published = { id, stamp, former: live?.id ?? null, base, entries, scripts, assets };
  const www = wwwOf(target, published, '.');
  mkdirSync(dirname(www), { recursive: true });
  renameSync(taken.directory, www);
  rmSync(join(www, sumsFile), { force: true });
  for (const file of files)
    if (taken.fresh.has(file)) utimesSync(join(www, file), stamp, stamp);
    else if (live) link(wwwOf(target, live), www, file, compressed);
  writeFileSync(join(target, 'builds', `.${id}`, 'build.json'), `${JSON.stringify(published)}\n`);
  return { published, fresh: files.filter((file) => taken.fresh.has(file)).map((file) => join(www, file)) };
}

/** @returns {number} a time that no build has, so that two files of the same size never share an ETag */
function freeStamp(/** @type {string} */ target) {
  const taken = readdirSync(join(target, 'builds'));
  let stamp = Math.max(Math.floor(Date.now() / 1000), ...listBuilds(target).map((build) => build.stamp + 1));
  while (taken.some((id) => id.startsWith(timeOf(stamp)))) stamp++;
  return stamp;
}

function timeOf(/** @type {number} */ stamp) {
  return new Date(stamp * 1000).toISOString().replace(/[-:]|\.000/g, '');
}

/**
 * Gives a build the hashed files of the other kept builds, so that open pages stay whole whichever build goes live.
 *
 * @param {string} target
 * @param {Published} build
 * @param {'' | '.'} [prefix] `.` while it is being written
 */
export function carryAssets(target, build, prefix = '') {
  const www = wwwOf(target, build, prefix);
  for (const other of neighboursOf(target, build))
    for (const file of other.assets)
      if (!existsSync(join(www, file))) link(wwwOf(target, other), www, file, ['', ...compressed]);
}

/** @returns {Published[]} the other kept builds at the same addresses */
function neighboursOf(/** @type {string} */ target, /** @type {{ id?: string, base: string }} */ { id, base }) {
  return listBuilds(target).filter((other) => other.id !== id && other.base === base);
}

function wwwOf(
  /** @type {string} */ target,
  /** @type {Published} */ { id, base },
  /** @type {'' | '.'} */ prefix = '',
) {
  return join(target, 'builds', prefix + id, 'www', base);
}

/**
 * @param {string} from
 * @param {string} to
 * @param {string} file
 * @param {readonly string[]} endings of the file's copies
 */
function link(from, to, file, endings) {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  for (const path of endings.map((ending) => file + ending))
    if (existsSync(join(from, path))) linkSync(join(from, path), join(to, path));
}

function isSame(/** @type {string} */ a, /** @type {string} */ b) {
  return existsSync(a) && readFileSync(a).equals(readFileSync(b));
}
