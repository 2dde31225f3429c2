import { readFileSync } from 'node:fs';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants, gunzipSync, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** The search index is listed because our build unpacks its files: brotli compresses them better than Pagefind. */
const compressible = /\.(?:html|css|js|json|svg|txt|md|xml|csv|pagefind|pf_\w+|weights)$/;

/** Whether compression is worth while for files of this name. */
export function isCompressible(/** @type {string} */ file) {
  return compressible.test(file);
}

/** Bytes. In a smaller file the header costs more than the compression saves. */
const worthwhile = 200;

/**
 * Quality 11 takes a second for each megabyte. There are many pages, so they get the quality at which nginx could
 * compress while serving.
 */
const quality = { page: 5, asset: 11, large: 6 };
const large = 2 ** 20;

/** A file's compressed copies: their endings, and how what they hold is read. */
export const copies = new Map([
  ['.br', brotliDecompressSync],
  ['.gz', gunzipSync],
]);

/** @returns {Buffer | null} what a compressed copy holds; null if it is damaged */
export function decompress(/** @type {string} */ path) {
  try {
    return copies.get(extname(path))?.(readFileSync(path)) ?? null;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).path) throw error;
    return null;
  }
}

/** Compresses several files at a time, because compression runs in threads. @throws once all have come to their end */
export async function precompressAll(/** @type {readonly string[]} */ files) {
  const queue = [...files];
  const workers = Array.from({ length: 4 }, async () => {
    for (let file = queue.pop(); file; file = queue.pop()) await precompress(file);
  });
  const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/**
 * Writes .br and .gz beside a file if they are smaller. They get the time of the file, because nginx makes the ETag
 * from size and time.
 */
async function precompress(/** @type {string} */ file) {
  if (!isCompressible(file)) return;
  const { size, atime, mtime } = await stat(file);
  if (size < worthwhile) return;
  const text = await readFile(file);
  const level = file.endsWith('.html') ? quality.page : size > large ? quality.large : quality.asset;
  const params = { [constants.BROTLI_PARAM_QUALITY]: level, [constants.BROTLI_PARAM_SIZE_HINT]: size };
  const written = [
    { path: `${file}.br`, data: await brotli(text, { params }) },
    { path: `${file}.gz`, data: await gzipped(text, { level: level === quality.asset ? 9 : 6 }) },
  ];
  for (const { path, data } of written) {
    if (data.length >= size) continue;
    await writeFile(path, data);
    await utimes(path, atime, mtime);
  }
}
