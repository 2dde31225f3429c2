import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {any} the parsed file; undefined if it is damaged, which `damagedJson` reports */
export function readJson(/** @type {string} */ directory, /** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(join(directory, file), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @returns {string[]} problems of files that end in .json and are none */
export function damagedJson(/** @type {string} */ directory, /** @type {readonly string[]} */ files) {
  return files
    .filter((file) => file.endsWith('.json') && readJson(directory, file) === undefined)
    .map((file) => `${file} 不是有效的 JSON，可能被截断`);
}
