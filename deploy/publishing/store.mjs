import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * The folder that nginx serves from:
 *
 *     builds/<id>/www<base>…   a build, with compressed copies
 *     builds/<id>/build.json   what publishing noted about it
 *     current → builds/<id>    what is live; replaced by one rename
 *     conf/http.conf           what nginx has to know of the builds
 *
 * @typedef {object} Published
 * @property {string} id time and commit; later builds sort after earlier ones
 * @property {number} stamp modification time (s) of the files that were new in it
 * @property {string} base
 * @property {number} entries
 * @property {string[]} scripts
 * @property {string[]} assets its own files with a hash in their name
 */

/** Files whose name changes with their content: an open page may still ask for them after the next deploy. */
const hashed = /^_astro\/|^pagefind\/.*\.pf_(?:meta|index|filter)$/;

const copies = ['', '.br', '.gz'];

/** @returns {Published[]} oldest first */
export function listBuilds(/** @type {string} */ target) {
  const folder = join(target, 'builds');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((id) => !id.startsWith('.') && existsSync(join(folder, id, 'build.json')))
    .sort()
    .map((id) => JSON.parse(readFileSync(join(folder, id, 'build.json'), 'utf8')));
}

/** @returns {string | null} id of the live build */
export function liveBuild(/** @type {string} */ target) {
  try {
    return basename(readlinkSync(join(target, 'current')));
  } catch {
    return null;
  }
}

/**
 * Copies a verified build into the store, without making it live. What the live build has alike is linked, with its
 * compressed copies and its time: it costs no space, and browsers' copies stay valid.
 *
 * @param {string} target
 * @param {string} directory the built site
 * @param {import('./verify.mjs').Build} build
 * @returns {{ published: Published, fresh: string[] }} `fresh`: absolute paths of files that are new
 */
export function stageBuild(target, directory, build) {
  const builds = listBuilds(target);
  const live = builds.find(({ id }) => id === liveBuild(target));
  // Every build has a time of its own, so that two files of the same size never share an ETag.
  const stamp = Math.max(Math.floor(Date.now() / 1000), ...builds.map((other) => other.stamp + 1));
  const id = `${new Date(stamp * 1000).toISOString().replace(/[-:]|\.000/g, '')}-${build.commit?.slice(0, 7) ?? 'nogit'}`;
  const incoming = join(target, 'builds', `.${id}`);
  const www = join(incoming, 'www', build.base);
  const former = live ? wwwOf(target, live) : null;
  const fresh = [];
  for (const file of build.files) {
    const to = join(www, file);
    mkdirSync(dirname(to), { recursive: true });
    if (former && isSame(join(former, file), join(directory, file))) link(former, www, file);
    else {
      copyFileSync(join(directory, file), to);
      utimesSync(to, stamp, stamp);
      fresh.push(to);
    }
  }
  const { base, entries, scripts, files } = build;
  const published = { id, stamp, base, entries, scripts, assets: files.filter((file) => hashed.test(file)) };
  writeFileSync(join(incoming, 'build.json'), `${JSON.stringify(published)}\n`);
  return { published, fresh };
}

/** Makes a staged build one of the kept ones. */
export function admitBuild(/** @type {string} */ target, /** @type {Published} */ { id }) {
  renameSync(join(target, 'builds', `.${id}`), join(target, 'builds', id));
}

/** Gives a build the hashed files of the other kept ones: pages that are open stay whole, whichever build goes live. */
export function carryAssets(/** @type {string} */ target, /** @type {Published} */ build) {
  const www = wwwOf(target, build);
  for (const other of listBuilds(target).filter(({ id, base }) => id !== build.id && base === build.base))
    for (const file of other.assets) if (!existsSync(join(www, file))) link(wwwOf(target, other), www, file);
}

/** Makes a build live: one rename, so that no request finds nothing. */
export function switchTo(/** @type {string} */ target, /** @type {string} */ id) {
  const link = join(target, `.current-${process.pid}`);
  rmSync(link, { force: true });
  symlinkSync(join('builds', id), link);
  renameSync(link, join(target, 'current'));
}

/** Removes all but the latest builds and the live one, and what a publishing that was cut off left behind. */
export function prune(/** @type {string} */ target, /** @type {number} */ keep) {
  const builds = listBuilds(target);
  const kept = new Set([...builds.slice(-keep).map(({ id }) => id), liveBuild(target)]);
  for (const name of readdirSync(join(target, 'builds')))
    if (!kept.has(name)) rmSync(join(target, 'builds', name), { recursive: true });
}

function wwwOf(/** @type {string} */ target, /** @type {Published} */ { id, base }) {
  return join(target, 'builds', id, 'www', base);
}

function link(/** @type {string} */ from, /** @type {string} */ to, /** @type {string} */ file) {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  for (const ending of copies)
    if (existsSync(join(from, file + ending))) linkSync(join(from, file + ending), join(to, file + ending));
}

function isSame(/** @type {string} */ a, /** @type {string} */ b) {
  return existsSync(a) && readFileSync(a).equals(readFileSync(b));
}
