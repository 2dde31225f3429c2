import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sumsFile } from './build-files.mjs';

/**
 * Compares a build with the checksums that it was written with: what was cut off, altered, lost or added since.
 *
 * @param {string} directory
 * @param {readonly string[]} files
 * @returns {string[] | null} problems; null if there are no checksums
 */
export function compareChecksums(directory, files) {
  const path = join(directory, sumsFile);
  // `listFiles` reports a folder or pipe by this name.
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  const { sums, problems } = parseChecksums(readFileSync(path, 'utf8'));
  for (const file of files) {
    const sum = sums.get(file);
    sums.delete(file);
    if (!sum) problems.push(`${file} 不在 ${sumsFile} 里，是后来放进去的`);
    else if (sum !== checksumOf(readFileSync(join(directory, file))))
      problems.push(`${file} 与生成时不一样，被截断或改动过`);
  }
  return [...problems, ...[...sums.keys()].map((file) => `缺少 ${file}，${sumsFile} 里有它`)];
}

/**
 * @param {string} text lines as `sha256sum` writes them
 * @returns {{ sums: Map<string, string>, problems: string[] }} file → checksum
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

export function checksumOf(/** @type {Uint8Array} */ data) {
  return createHash('sha256').update(data).digest('hex');
}
