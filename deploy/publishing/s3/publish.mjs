import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { hashed } from '../build-files.mjs';
import { checksumOf } from '../checksums.mjs';
import { isCompressible } from '../precompress.mjs';
import { Refusal } from '../refusal.mjs';
import { headersOf, inOrder } from './headers.mjs';

/** @typedef {import('./client.mjs').S3} Store */

/**
 * What the store holds beside the site, below a name that the CDN must not serve:
 *
 *     .kling-qa/builds/<id>.json   a build: its files with their checksums
 *     .kling-qa/files/<checksum>   each file once, compressed; the site's objects are copies
 *     .kling-qa/live.json          which build is live, and files that are only kept for open pages, each with the time since
 *
 * @typedef {object} Build
 * @property {string} id
 * @property {string} base
 * @property {number} entries
 * @property {Record<string, string>} files file → checksum
 *
 * @typedef {object} Live
 * @property {string} id
 * @property {string | null} former
 * @property {Record<string, number>} leaving object → since when (seconds) no build has it
 */

const own = '.kling-qa';
/** Pages stay open for a shift; a week is long enough for every page. Seconds. */
const grace = 7 * 86_400;
/** So many objects go up at a time. */
const parallel = 8;

/**
 * Puts a verified build into the store, and makes it live. What open pages need stays for a week; pages of entries that are gone
 * go at once.
 *
 * @param {Store} store
 * @param {{ id: string, directory: string, build: import('../verify.mjs').Build }} work
 * @param {number} now seconds since 1970
 * @returns {Promise<{ fresh: number, removed: number }>}
 */
export async function publishToStore(store, { id, directory, build }, now) {
  const known = new Set(await store.list(`${own}/files/`));
  const sums = Object.fromEntries(build.sums);
  const missing = [...new Map(Object.entries(sums).map(([file, sum]) => [sum, file]))].filter(
    ([sum]) => !known.has(`${own}/files/${sum}`),
  );
  await each(missing, async ([sum, file]) => {
    const content = readFileSync(join(directory, file));
    if (checksumOf(content) !== sum) throw new Refusal(`${file} 在上传时变了，没有发布`);
    await store.put(`${own}/files/${sum}`, isCompressible(file) ? gzipSync(content, { level: 9 }) : content);
  });
  const { base, entries } = build;
  await writeJson(store, `${own}/builds/${id}.json`, { id, base, entries, files: sums });
  return { fresh: missing.length, removed: await goLive(store, { id, base, entries, files: sums }, now) };
}

/**
 * Makes an uploaded build live: copies what differs, in the order that keeps readers whole.
 *
 * @param {Store} store
 * @param {Build} build
 * @param {number} now seconds since 1970
 * @returns {Promise<number>} how many objects were removed
 */
export async function goLive(store, build, now) {
  const live = await readLive(store);
  const before = live ? await readBuild(store, live.id) : null;
  const former = objectsOf(before);
  const wanted = objectsOf(build);
  const isSame = (/** @type {string} */ file) => former.get(build.base.slice(1) + file) === build.files[file];
  for (const group of inOrder(Object.keys(build.files).filter((file) => !isSame(file))))
    await each(group, (file) =>
      store.copy(
        `${own}/files/${build.files[file]}`,
        build.base.slice(1) + file,
        headersOf(file, isCompressible(file)),
      ),
    );
  const { keep, remove } = sortOut({
    former,
    wanted,
    base: before?.base ?? build.base,
    leaving: live?.leaving ?? {},
    now,
  });
  const since = live && live.id !== build.id ? live.id : (live?.former ?? null);
  await writeJson(store, `${own}/live.json`, { id: build.id, former: since, leaving: keep });
  await each(remove, (object) => store.remove(object));
  return remove.length;
}

/** @returns {Promise<Live | null>} */
export async function readLive(/** @type {Store} */ store) {
  return readJson(store, `${own}/live.json`);
}

/** @returns {Promise<Build | null>} */
export async function readBuild(/** @type {Store} */ store, /** @type {string} */ id) {
  return readJson(store, `${own}/builds/${id}.json`);
}

/** @returns {Promise<string[]>} ids, oldest first */
export async function listBuildIds(/** @type {Store} */ store) {
  const names = await store.list(`${own}/builds/`);
  return names.map((name) => name.slice(`${own}/builds/`.length, -'.json'.length)).sort();
}

/**
 * What is to be removed now, and what later.
 *
 * @param {{ former: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>, base: string, leaving: Record<string, number>, now: number }} state
 */
function sortOut({ former, wanted, base, leaving, now }) {
  const isForOpenPages = (/** @type {string} */ object) => hashed.test(object.slice(base.length - 1));
  const gone = [...former.keys()].filter((object) => !wanted.has(object));
  const since = { ...Object.fromEntries(gone.filter(isForOpenPages).map((object) => [object, now])), ...leaving };
  const still = Object.entries(since).filter(([object]) => !wanted.has(object));
  return {
    keep: Object.fromEntries(still.filter(([, time]) => now - time < grace)),
    remove: [
      ...gone.filter((object) => !isForOpenPages(object)),
      ...still.filter(([, time]) => now - time >= grace).map(([object]) => object),
    ],
  };
}

/** @returns {Map<string, string>} object → checksum */
function objectsOf(/** @type {Build | null} */ build) {
  return new Map(Object.entries(build?.files ?? {}).map(([file, sum]) => [`${build?.base.slice(1)}${file}`, sum]));
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<void>} work
 */
async function each(items, work) {
  const queue = [...items];
  const workers = Array.from({ length: parallel }, async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
  });
  await Promise.all(workers);
}

async function readJson(/** @type {Store} */ store, /** @type {string} */ name) {
  const body = await store.get(name);
  return body && JSON.parse(body.toString('utf8'));
}

async function writeJson(/** @type {Store} */ store, /** @type {string} */ name, /** @type {object} */ value) {
  await store.put(name, Buffer.from(JSON.stringify(value)), { 'content-type': 'application/json' });
}
