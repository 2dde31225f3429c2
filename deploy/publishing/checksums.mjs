import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sumsFile } from './build-files.mjs';

/** @typedef {ReadonlyMap<string, string>} Sums file → SHA-256 in hexadecimal */

/** @returns {string | null} the text of a folder's SHA256SUMS; null if there is none */
export function readChecksums(/** @type {string} */ directory) {
  const path = join(directory, sumsFile);
  // `listFiles` reports a folder or pipe by this name.
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : null;
}

/**
 * The checksums of files as they are.
 *
 * @param {string} directory
 * @param {readonly string[]} files
 * @returns {Sums}
 */
export function computeChecksums(directory, files) {
  return new Map(files.map((file) => [file, checksumOf(readFileSync(join(directory, file)))]));
}

/**
 * What was cut off, altered, lost or added since a build was written.
 *
 * @param {string} written its SHA256SUMS
 * @param {Sums} now
 * @returns {string[]} problems
 */
export function compareChecksums(written, now) {
  const { sums, problems } = parseChecksums(written);
  for (const [file, sum] of now) {
    const before = sums.get(file);
    sums.delete(file);
    if (!before) problems.push(`${file} 不在 ${sumsFile} 里，是后来放进去的`);
    else if (before !== sum) problems.push(`${file} 与生成时不一样，被截断或改动过`);
  }
  return [...problems, ...[...sums.keys()].map((file) => `缺少 ${file}，${sumsFile} 里有它`)];
}

/**
 * @param {string} text lines as `sha256sum` writes them
 * @returns {{ sums: Map<string, string>, problems: string[] }}
 */
export function parseChecksums(text) {
  const sums = new Map();
  /** @type {string[]} */
  const problems = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [, sum, file] = /^([\da-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (file) sums.set(file, sum);
    else if (line) problems.push(`${sumsFile} 第 ${index + 1} 行不是校验值`);
  }
  return { sums, problems };
}

/** @returns {string} lines as `sha256sum` writes and checks them, sorted by file */
export function formatChecksums(/** @type {Sums} */ sums) {
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([file, sum]) => `${sum}  ${file}\n`).join('');
}

export function checksumOf(/** @type {Uint8Array} */ data) {
  return createHash('sha256').update(data).digest('hex');
}
