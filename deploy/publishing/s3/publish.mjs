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
 *     .kling-qa/builds/<id>.json   a build: its files with their checksums, and which build it came after
 *     .kling-qa/files/<checksum>   each file once, compressed; the site's objects are copies
 *     .kling-qa/live.json          which build is live, what is only kept for open pages, and what a publishing left half done
 *
 * @typedef {object} Build
 * @property {string} id
 * @property {string | null} former what was live before it; following these never leads round in a circle
 * @property {string} base
 * @property {number} entries
 * @property {Record<string, string>} files file → checksum
 *
 * @typedef {object} Live
 * @property {string | null} id the last build that was whole; null if there was none
 * @property {Record<string, number>} leaving object → since when (seconds) no build has it
 * @property {string[]} pending builds of which objects may be there beside those of `id`, the last one that was wanted first;
 *   empty if the site is whole
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
  const made = { id, former: await formerOf(store, id), base, entries, files: sums };
  await writeJson(store, `${own}/builds/${id}.json`, made);
  return { fresh: missing.length, removed: await goLive(store, made, now) };
}

/**
 * What one goes back to from a build that is published now: the live one. To publish again what the live build came after is to go
 * back to it, so that it keeps its own.
 */
async function formerOf(/** @type {Store} */ store, /** @type {string} */ id) {
  const { id: live } = await readLive(store);
  if (await readBuild(store, id))
    for (let build = await readBuild(store, live); build; build = await readBuild(store, build.former))
      if (build.id === id) return build.former;
  return live;
}

/**
 * Makes an uploaded build live: copies what differs, in the order that keeps readers whole. After a publishing that broke off
 * each object may be of any of its builds, so that everything is copied.
 *
 * @param {Store} store
 * @param {Build} build
 * @param {number} now seconds since 1970
 * @returns {Promise<number>} how many objects were removed
 */
export async function goLive(store, build, now) {
  const live = await readLive(store);
  const before = await Promise.all([live.id, ...live.pending].map((id) => readBuild(store, id)));
  const former = objectsOf(before);
  const wanted = objectsOf([build]);
  const pending = [...new Set([build.id, ...live.pending])];
  await writeJson(store, `${own}/live.json`, { ...live, pending });
  const isThere = (/** @type {string} */ file) =>
    live.pending.length === 0 && former.get(objectOf(build, file))?.sum === build.files[file];
  for (const group of inOrder(Object.keys(build.files).filter((file) => !isThere(file))))
    await each(group, (file) =>
      store.copy(`${own}/files/${build.files[file]}`, objectOf(build, file), headersOf(file, isCompressible(file))),
    );
  const { leaving, remove } = sortOut({ former, wanted, leaving: live.leaving, now });
  await each(remove, (object) => store.remove(object));
  await writeJson(store, `${own}/live.json`, { id: build.id, leaving, pending: [] });
  return remove.length;
}

/** @returns {Promise<Live>} */
export async function readLive(/** @type {Store} */ store) {
  return { id: null, leaving: {}, pending: [], ...(await readJson(store, `${own}/live.json`)) };
}

/** @returns {Promise<Build | null>} */
export async function readBuild(/** @type {Store} */ store, /** @type {string | null} */ id) {
  return id && readJson(store, `${own}/builds/${id}.json`);
}

/** @returns {Promise<string[]>} ids, oldest first */
export async function listBuildIds(/** @type {Store} */ store) {
  const names = await store.list(`${own}/builds/`);
  return names.map((name) => name.slice(`${own}/builds/`.length, -'.json'.length)).sort();
}

/**
 * What is to be removed now, and what later.
 *
 * @param {{ former: Objects, wanted: Objects, leaving: Record<string, number>, now: number }} state
 */
function sortOut({ former, wanted, leaving, now }) {
  const gone = [...former].filter(([object]) => !wanted.has(object));
  const forOpenPages = gone.filter(([, { file }]) => hashed.test(file)).map(([object]) => [object, now]);
  const others = gone.filter(([, { file }]) => !hashed.test(file)).map(([object]) => object);
  const since = { ...leaving, ...Object.fromEntries(forOpenPages) };
  const still = Object.entries(since).filter(([object]) => !wanted.has(object));
  return {
    leaving: Object.fromEntries(still.filter(([, time]) => now - time < grace)),
    remove: [...others, ...still.filter(([, time]) => now - time >= grace).map(([object]) => object)],
  };
}

/**
 * @typedef {ReadonlyMap<string, { file: string, sum: string }>} Objects
 * @returns {Objects} by their names, what builds have
 */
function objectsOf(/** @type {readonly (Build | null)[]} */ builds) {
  return new Map(
    builds.flatMap((build) =>
      build ? Object.entries(build.files).map(([file, sum]) => [objectOf(build, file), { file, sum }]) : [],
    ),
  );
}

function objectOf(/** @type {Build} */ { base }, /** @type {string} */ file) {
  return base.slice(1) + file;
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<void>} work
 * @throws once all that was begun has come to its end
 */
async function each(items, work) {
  const queue = [...items];
  const workers = Array.from({ length: parallel }, async () => {
    try {
      for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
    } finally {
      // Empty already, unless this one failed: then the others begin nothing more.
      queue.length = 0;
    }
  });
  const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function readJson(/** @type {Store} */ store, /** @type {string} */ name) {
  const body = await store.get(name);
  return body && JSON.parse(body.toString('utf8'));
}

async function writeJson(/** @type {Store} */ store, /** @type {string} */ name, /** @type {object} */ value) {
  await store.put(name, Buffer.from(JSON.stringify(value)), { 'content-type': 'application/json' });
}
