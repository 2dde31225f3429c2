import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type SearchDocument, toDocument } from '../indexed-entry.ts';
import { modelFiles, type Taught } from '../model/write-model.ts';
import { commonCount } from '../text-match.ts';
import { writeFragment } from './fragment.ts';
import { pack, packChunk, packMeta, pageHashes, unpack } from './pack.ts';
import { patchClient } from './patch-client.ts';
import { placeAt } from './places.ts';
import { type TextTables, textTables } from './text-tables.ts';

/**
 * How much an index chunk holds, in words and locations. Pagefind's 20,000 makes chunks of 30 kB, of which a query
 * needs a few words. Small chunks are loaded one by one. bench/SEARCH.md has the bytes of a query.
 */
const chunkSize = { smallest: 260, perEntry: 0.09 };

/** Files that are repacked, and Pagefind's own interface and worker, which nothing of ours uses. */
const handled = /\.pf_\w+$|^pagefind-.*\.(js|css)$/;

/**
 * Writes the search index of a corpus into `directory`: Pagefind's files, repacked (see pack.ts), our tables, and
 * `files.json`, the list of all of them with the start of their SHA-256, by which publishing sees whether an index is whole.
 *
 * @throws if Pagefind refuses an entry
 */
export async function writeIndex(taught: Taught, directory: string): Promise<void> {
  // Pagefind's files follow the order in which it is given the entries.
  const documents = [...taught.entries].sort((a, b) => a.number - b.number).map(toDocument);
  const tables = textTables(documents);
  const made = await indexWithPagefind(documents);
  await rm(directory, { recursive: true, force: true });
  const digests = new Map<string, string>();
  const write = async (path: string, content: Uint8Array | string) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
    digests.set(path, digestOf(content));
  };

  const pages = pagesOf(made, documents);
  for (const [path, content] of repack(made, pages, tables)) await write(path, content);
  for (const { card } of documents) await write(`fragment/${card.number}.pf_fragment`, writeFragment(card));
  await write('first.json', JSON.stringify(tables));
  for (const [path, content] of modelFiles(taught)) await write(path, content);
  const list = { entries: pages.length, files: Object.fromEntries([...digests].sort()) };
  await write('files.json', JSON.stringify(list));
}

/** A file as Pagefind made it, below the index's folder. */
interface Made {
  path: string;
  content: Uint8Array;
}

type Page = SearchDocument | undefined;

/** The documents in the order in which Pagefind numbers its pages. */
function pagesOf(made: readonly Made[], documents: readonly SearchDocument[]): Page[] {
  const byUrl = new Map(documents.map((document) => [urlOf(document), document]));
  const byHash = new Map<string, Page>();
  for (const { path, content } of made) {
    const hash = /fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    if (hash) byHash.set(hash, byUrl.get(urlOfFragment(unpack(content))));
  }
  return pageHashes(unpack(metaOf(made).content)).map((hash) => byHash.get(hash));
}

function metaOf(made: readonly Made[]): Made {
  const meta = made.find(({ path }) => path.endsWith('.pf_meta'));
  if (!meta) throw new Error('Pagefind wrote no index');
  return meta;
}

/**
 * Pagefind's files but the fragments, as we ship them. Browsers keep files for good under their names, so a name has to follow
 * from what is packed, not from what Pagefind wrote.
 */
function* repack(
  made: readonly Made[],
  pages: readonly Page[],
  tables: TextTables,
): Generator<[path: string, content: Uint8Array | string]> {
  const locate = (token: string, page: number) => worthKeeping(token, pages[page], tables);
  const renamed = new Map<string, string>();
  for (const { path, content } of made) {
    const [, hash] = /^index\/(.+)\.pf_index$/.exec(path) ?? [];
    if (!hash) continue;
    const packed = packChunk(unpack(content), locate);
    renamed.set(hash, nameOf(packed));
    yield [`index/${nameOf(packed)}.pf_index`, packed];
  }
  const meta = metaOf(made);
  const names = pages.map((document) => String(document?.card.number));
  const packedMeta = packMeta(unpack(meta.content), names, renamed);
  yield [`pagefind.${nameOf(packedMeta)}.pf_meta`, packedMeta];

  const metaHash = meta.path.replace(/^pagefind\.|\.pf_meta$/g, '');
  for (const { path, content } of made) {
    const text = () => new TextDecoder().decode(content);
    if (path === 'pagefind-entry.json') yield [path, text().replaceAll(metaHash, nameOf(packedMeta))];
    else if (path === 'pagefind.js') yield [path, patchClient(text())];
    else if (path.endsWith('.pagefind')) yield [path, pack(unpack(content))];
    else if (!handled.test(path)) yield [path, content];
  }
}

/** A name that changes with the content. */
function nameOf(content: Uint8Array): string {
  return `unknown_${digestOf(content)}`;
}

/** The start of a file's SHA-256. */
function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}

/**
 * Where a token stands on a page. Of a common token only titles are kept, and not too many of them: Pagefind's time for
 * a word grows with the square of its pages (2,000 pages: 30 to 160 ms), and a common word alone tells little.
 */
function worthKeeping(token: string, page: SearchDocument | undefined, tables: TextTables): number[] {
  const locations = page?.tokens.get(token) ?? [];
  return commonCount(tables, token) === undefined
    ? locations
    : locations.filter((location) => placeAt(location) === 'title');
}

async function indexWithPagefind(documents: readonly SearchDocument[]): Promise<Made[]> {
  const pagefind = await import('pagefind');
  try {
    const { index, errors } = await startIndex(pagefind, documents.length);
    if (!index) throw new Error(errors.join('\n'));
    for (const document of documents) {
      const result = await index.addHTMLFile({ url: urlOf(document), content: toHtml(document) });
      if (result.errors.length > 0) throw new Error(result.errors.join('\n'));
    }
    return (await index.getFiles()).files;
  } finally {
    await pagefind.close();
  }
}

/** Starts Pagefind's process, which takes the size of a chunk from its environment alone, and reads that when it starts. */
function startIndex({ createIndex }: typeof import('pagefind'), entries: number): ReturnType<typeof createIndex> {
  const name = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';
  const before = process.env[name];
  process.env[name] = String(Math.round(Math.max(chunkSize.smallest, entries * chunkSize.perEntry)));
  try {
    // A language Pagefind does not know: it neither segments nor stems what our tokenizer made.
    return createIndex({ forceLanguage: 'unknown' });
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
}

/** Only tokens go in, and they hold no markup. Topic and status, by which results are filtered, stand in model.json. */
function toHtml({ tokens }: SearchDocument): string {
  return `<html><body data-pagefind-body><p>${[...tokens.keys()].join(' ')}</p></body></html>`;
}

function urlOf({ card }: SearchDocument): string {
  return `/${card.number}/`;
}

function urlOfFragment(fragment: Uint8Array): string {
  return (JSON.parse(new TextDecoder().decode(fragment)) as { url: string }).url;
}
