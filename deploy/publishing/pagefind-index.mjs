import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readJson } from './json.mjs';

/**
 * What is missing in a Pagefind index: files its tables name, and entries it does not count.
 *
 * @param {string} directory of the build
 * @param {ReadonlySet<string>} known its files
 * @returns {{ problems: string[], pages: number }}
 */
export function checkIndex(directory, known) {
  if (!known.has('pagefind/pagefind-entry.json'))
    return { problems: ['没有搜索索引：缺少 pagefind/pagefind-entry.json'], pages: 0 };
  const languages = Object.entries(readJson(directory, 'pagefind/pagefind-entry.json')?.languages ?? {});
  /** @type {string[]} */
  const problems = [];
  let pages = 0;
  const need = (/** @type {string} */ file) => {
    if (!known.has(`pagefind/${file}`)) problems.push(`搜索索引缺少 pagefind/${file}`);
    return known.has(`pagefind/${file}`);
  };
  for (const [language, about] of languages) {
    const { hash, page_count: count, wasm } = about ?? {};
    if (!hash) {
      problems.push(`搜索索引（${language}）在 pagefind/pagefind-entry.json 里没有内容`);
      continue;
    }
    pages += count;
    need(`wasm.${wasm ?? 'unknown'}.pagefind`);
    const meta = `pagefind.${hash}.pf_meta`;
    if (!need(meta)) continue;
    const tables = readTables(join(directory, 'pagefind', meta));
    if (!tables) problems.push(`搜索索引的 pagefind/${meta} 已损坏`);
    else problems.push(...checkPages(language, count, tables[1]));
    for (const [page] of tables?.[1] ?? []) need(`fragment/${page}.pf_fragment`);
    for (const [, , chunk] of tables?.[2] ?? []) need(`index/${chunk}.pf_index`);
    for (const [, filter] of tables?.[3] ?? []) need(`filter/${filter}.pf_filter`);
  }
  for (const file of ['pagefind.js', 'first.json', 'late.json']) need(file);
  return { problems, pages };
}

function checkPages(/** @type {string} */ language, /** @type {number} */ count, /** @type {unknown[]} */ pages) {
  return pages.length === count ? [] : [`搜索索引（${language}）说有 ${count} 页，表里却是 ${pages.length} 页`];
}

function readTables(/** @type {string} */ file) {
  try {
    return readMeta(readFileSync(file));
  } catch {
    return null;
  }
}

/**
 * @param {Buffer} bytes a .pf_meta file: a signature and CBOR; gzipped, as Pagefind writes it, or not, as we do
 * @returns {[string, [string, number][], [string, string, string][], [string, string][]]} version, pages, chunks, filters
 * @throws if it is damaged
 */
export function readMeta(bytes) {
  const data = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
  const tables = /** @type {any} */ (decodeCbor(data.subarray(signature.length)));
  const isTable = (/** @type {number} */ index) => Array.isArray(tables[index]) && tables[index].every(Array.isArray);
  if (data.toString('latin1', 0, signature.length) !== signature || ![1, 2, 3].every(isTable))
    throw new Error('not a table of Pagefind');
  return tables;
}

/** Stands at the start of Pagefind's files. */
const signature = 'pagefind_dcd';

/**
 * The part of CBOR that Pagefind writes: numbers, text, lists.
 *
 * @param {Buffer} data
 * @returns {unknown}
 */
export function decodeCbor(data) {
  let at = 0;
  const take = (/** @type {number} */ bytes) => {
    at += bytes;
    return at - bytes;
  };
  const size = (/** @type {number} */ info) => {
    if (info < 24) return info;
    if (info === 24) return data.readUInt8(take(1));
    if (info === 25) return data.readUInt16BE(take(2));
    if (info === 26) return data.readUInt32BE(take(4));
    return Number(data.readBigUInt64BE(take(8)));
  };
  /** @returns {unknown} */
  const value = () => {
    const head = data.readUInt8(take(1));
    const kind = head >> 5;
    const info = head & 31;
    if (kind === 0) return size(info);
    if (kind === 1) return -1 - size(info);
    if (kind === 2 || kind === 3) {
      const length = size(info);
      return data.toString('utf8', at, take(length) + length);
    }
    if (kind === 4) {
      const list = [];
      if (info !== 31) for (let left = size(info); left > 0; left--) list.push(value());
      else {
        while (data[at] !== 0xff) list.push(value());
        at++;
      }
      return list;
    }
    if (kind === 7 && info === 26) return data.readFloatBE(take(4));
    if (kind === 7 && info === 27) return data.readDoubleBE(take(8));
    if (kind === 7) return info === 21 ? true : info === 20 ? false : null;
    throw new Error(`CBOR of kind ${kind} is not expected in a Pagefind table`);
  };
  return value();
}
