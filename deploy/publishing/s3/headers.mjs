import { extname } from 'node:path';
import { hashed } from '../build-files.mjs';

/** Types by ending; what has none here is bytes. */
const types = new Map(
  Object.entries({
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.csv': 'text/csv; charset=utf-8',
    '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    '.md': 'text/markdown; charset=utf-8',
    '.txt': 'text/plain; charset=utf-8',
    '.xml': 'application/xml; charset=utf-8',
    '.svg': 'image/svg+xml; charset=utf-8',
    '.png': 'image/png',
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.webp': 'image/webp',
    '.gif': 'image/gif',
  }),
);

/**
 * What the object store answers with a file. All other headers, and who may read, are rules of the CDN before it.
 *
 * @param {string} file
 * @param {boolean} isCompressed
 * @returns {Record<string, string>}
 */
export function headersOf(file, isCompressed) {
  return {
    'content-type': types.get(extname(file)) ?? 'application/octet-stream',
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
