import { hashed } from '../build-files.mjs';
import { typeOf } from '../content-types.mjs';

/**
 * What the object store answers with a file. All other headers, and who may read, are rules of the CDN before it.
 *
 * @param {string} file
 * @param {boolean} isCompressed
 * @returns {Record<string, string>}
 */
export function headersOf(file, isCompressed) {
  return {
    'content-type': typeOf(file),
    'cache-control': hashed.test(file) ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    ...(isCompressed && { 'content-encoding': 'gzip' }),
  };
}

/**
 * When a file may go up: a file goes after those that it names. Assets and the index first, pages next, and last what leads to
 * them.
 */
const order = [/^_astro\//, /^pagefind\/.*\//, /^pagefind\//, /^(?!(?:index\.html|[^/]*\.(?:json|txt|html))$)/, /^/];

/** @returns {string[][]} files in groups; a group goes up when the one before is there */
export function inOrder(/** @type {Iterable<string>} */ files) {
  /** @type {string[][]} */
  const groups = order.map(() => []);
  for (const file of files) groups[order.findIndex((pattern) => pattern.test(file))]?.push(file);
  return groups.filter(({ length }) => length > 0);
}
