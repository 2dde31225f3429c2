import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { hashed, listFiles, sumsFile } from './build-files.mjs';
import { checksumOf, parseChecksums } from './checksums.mjs';
import { copies, decompress } from './precompress.mjs';
import { readOr } from './refusal.mjs';
import { neighboursOf, wwwOf } from './store.mjs';

/** @typedef {import('./store.mjs').Published} Published */

/**
 * The checksums of a kept build's own files.
 *
 * @param {string} target
 * @param {Published} build
 * @returns {import('./checksums.mjs').Sums | null} null if it was published before they were kept
 */
export function keptChecksums(target, { id }) {
  const path = join(target, 'builds', id, sumsFile);
  return existsSync(path) ? parseChecksums(readFileSync(path, 'utf8')).sums : null;
}

/**
 * Compares what nginx serves of a kept build with its checksums. Kept builds share their unchanged files, so that one damaged
 * file may be in all of them. What cannot be read is damaged.
 *
 * @param {string} target
 * @param {Published} build
 * @returns {string[] | null} problems; null if it was published before checksums were kept
 */
export function checkKept(target, build) {
  return readOr(
    () => compareKept(target, build),
    (reason) => [`读不出来：${reason}`],
  );
}

/** @returns {string[] | null} */
function compareKept(/** @type {string} */ target, /** @type {Published} */ build) {
  const own = keptChecksums(target, build);
  if (!own) return null;
  const carried = neighboursOf(target, build).map((other) => keptChecksums(target, other));
  const sumOf = (/** @type {string} */ file) =>
    own.get(file) ?? (hashed.test(file) ? carried.find((sums) => sums?.has(file))?.get(file) : undefined);
  const root = join(target, 'builds', build.id, 'www');
  const prefix = build.base.slice(1);
  const missing = new Set(own.keys());
  const problems = [];
  const { files, problems: odd } = listFiles(root, { isCompressed: true });
  for (const path of files) {
    const file = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    missing.delete(file);
    const problem = faultOfKept(join(root, path), file, sumOf);
    if (problem) problems.push(`${path} ${problem}`);
  }
  return [...odd, ...problems, ...[...missing].map((file) => `缺少 ${prefix}${file}`)];
}

/**
 * @param {string} path
 * @param {string} file its name below the base; empty if it stands beside
 * @param {(file: string) => string | undefined} sumOf
 * @returns {string | null}
 */
function faultOfKept(path, file, sumOf) {
  const original = copies.has(extname(file)) ? file.slice(0, -extname(file).length) : file;
  const sum = sumOf(original);
  // Of a build that is no longer kept; pages that are still open may ask for it.
  if (!sum) return hashed.test(original) ? null : '是后来放进去的';
  return readOr(
    () => {
      const content = original === file ? readFileSync(path) : decompress(path);
      return content && checksumOf(content) === sum ? null : '与生成时不一样，被截断或改动过';
    },
    (reason) => `读不出来：${reason}`,
  );
}

/**
 * Whether a file of a kept build, and each copy of it, is still what was published. Unknown is sound.
 *
 * @param {string} target
 * @param {Published} build
 * @returns {(file: string) => boolean}
 */
export function soundFilesOf(target, build) {
  const sums = keptChecksums(target, build);
  const www = wwwOf(target, build);
  return (file) =>
    !sums?.has(file.replace(/\.(?:br|gz)$/, '')) ||
    faultOfKept(join(www, file), file, (name) => sums.get(name)) === null;
}
