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
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hashed, sumsFile } from './build-files.mjs';
import { computeChecksums, formatChecksums } from './checksums.mjs';
import { checkKept, keptChecksums, soundFilesOf } from './kept-checksums.mjs';
import { copies } from './precompress.mjs';
import { readOr } from './refusal.mjs';
import { findLive, listBuilds, neighboursOf, wwwOf } from './store.mjs';

/** @typedef {import('./store.mjs').Published} Published */

/** What nginx's workers need, whatever the umask and the modes of the build are. */
const readable = 0o644;

/**
 * Hashed files that a kept build was published with under the same name and with other content. Browsers keep the file
 * that they got first for a year.
 *
 * @param {string} target
 * @param {import('./verify.mjs').Build} build
 * @returns {string[]} problems
 */
export function findChangedAssets(target, build) {
  return neighboursOf(target, build).flatMap((other) => {
    const www = wwwOf(target, other);
    const present = () => other.assets.filter((file) => build.sums.has(file) && existsSync(join(www, file)));
    const sums = keptChecksums(target, other) ?? computeChecksums(www, present());
    return other.assets
      .filter((file) => build.sums.has(file) && sums.has(file) && sums.get(file) !== build.sums.get(file))
      .map((file) => `${file} 与保留的版本 ${other.id} 里的同名文件不一样`);
  });
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
 * Whether a build is the live build over again, and the live build is still whole.
 *
 * @param {import('./verify.mjs').Build} build
 * @param {string} target
 * @param {Published} live
 */
export function isSameBuild({ base, sums }, target, live) {
  const kept = keptChecksums(target, live);
  if (live.base !== base || kept?.size !== sums.size) return false;
  return [...sums].every(([file, sum]) => kept.get(file) === sum) && checkKept(target, live)?.length === 0;
}

/**
 * Gives a verified copy its name, without making it live. What is linked gets the compressed copies of the live build too, and
 * keeps its time, so that browsers' copies stay valid.
 *
 * @param {string} target
 * @param {Taken} taken
 * @param {import('./verify.mjs').Build} build
 * @returns {{ published: Published, fresh: number, bare: string[] }} `fresh`: how many files are new; `bare`: absolute paths of
 *   those without compressed copies
 */
export function stageBuild(target, taken, build) {
  const live = findLive(target);
  const stamp = freeStamp(target, build.built);
  const id = `${timeOf(stamp)}-${build.commit?.slice(0, 7) ?? 'nogit'}`;
  const { base, entries, scripts, files } = build;
  const assets = files.filter((file) => hashed.test(file));
  const published = { id, stamp, former: live?.id ?? null, base, entries, scripts, assets };
  const isSound = live ? soundFilesOf(target, live) : () => true;
  const www = wwwOf(target, published, '.');
  mkdirSync(dirname(www), { recursive: true });
  renameSync(taken.directory, www);
  rmSync(join(www, sumsFile), { force: true });
  const bare = files.filter((file) => {
    if (taken.fresh.has(file)) utimesSync(join(www, file), stamp, stamp);
    return taken.fresh.has(file) || !live || !linkCopies({ from: wwwOf(target, live), to: www, file, isSound });
  });
  const folder = join(target, 'builds', `.${id}`);
  writeFileSync(join(folder, sumsFile), formatChecksums(build.sums));
  writeFileSync(join(folder, 'build.json'), `${JSON.stringify(published)}\n`);
  return { published, fresh: taken.fresh.size, bare: bare.map((file) => join(www, file)) };
}

/**
 * A time that no build has, so that two files of the same size never share an ETag: that of the build, so that files have the
 * same ETag on every host that got the same builds.
 *
 * @param {string} target
 * @param {number} built
 * @returns {number} seconds since 1970
 */
function freeStamp(target, built) {
  const taken = readdirSync(join(target, 'builds'));
  let stamp = Math.max(built, ...listBuilds(target).map((build) => build.stamp + 1));
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
  const to = wwwOf(target, build, prefix);
  for (const other of neighboursOf(target, build)) {
    const from = wwwOf(target, other);
    const isSound = soundFilesOf(target, other);
    for (const file of other.assets) {
      if (existsSync(join(to, file)) || !existsSync(join(from, file)) || !isSound(file)) continue;
      mkdirSync(dirname(join(to, file)), { recursive: true });
      linkSync(join(from, file), join(to, file));
      linkCopies({ from, to, file, isSound });
    }
  }
}

/**
 * Links the compressed copies of a file that another build has; none if one is damaged, because what is linked must not be
 * written to.
 *
 * @param {{ from: string, to: string, file: string, isSound: (file: string) => boolean }} work
 * @returns {boolean} whether they are linked
 */
function linkCopies({ from, to, file, isSound }) {
  const present = [...copies.keys()].map((ending) => file + ending).filter((copy) => existsSync(join(from, copy)));
  if (!present.every(isSound)) return false;
  for (const copy of present) linkSync(join(from, copy), join(to, copy));
  return true;
}

/** Whether a kept file is like another one, and can be read. */
function isSame(/** @type {string} */ kept, /** @type {string} */ other) {
  const content =
    existsSync(kept) &&
    readOr(
      () => readFileSync(kept),
      () => null,
    );
  return content ? content.equals(readFileSync(other)) : false;
}
