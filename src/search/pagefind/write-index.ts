import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Entry } from '../../entry/entry.ts';
import type { EscalationRoutes, Topics } from '../../entry/site-data.ts';
import type { Vocabulary } from '../../entry/vocabulary.ts';
import { type SearchDocument, toDocument } from '../indexed-entry.ts';
import { commonCount } from '../rank.ts';
import { type FirstTables, firstTables, lateTables } from '../tables.ts';
import { packChunk, packMeta, pageHashes, withSignature } from './pack.ts';
import { patchClient } from './patch-client.ts';
import { placeAt } from './places.ts';

export interface Searchable {
  entries: readonly Entry[];
  escalations: EscalationRoutes;
  topics: Topics;
  vocabulary: Vocabulary;
}

/**
 * How much an index chunk holds, in words and locations. Pagefind's 20,000 makes chunks of 30 kB, of which a query needs
 * a few words; small chunks are loaded one by one. See bench/ for bytes per query.
 */
const chunkSize = { smallest: 260, perEntry: 0.09 };

/** Files that are repacked, and Pagefind's own interface and worker, which nothing of ours uses. */
const handled = /\.(pf_index|pf_meta|pf_fragment)$|^pagefind-.*\.(js|css)$/;

/**
 * Writes the search index of a corpus into `directory`: Pagefind's files, repacked (see pack.ts), and our tables.
 *
 * @throws if Pagefind refuses an entry
 */
export async function writeIndex(
  { entries, escalations, topics, vocabulary }: Searchable,
  directory: string,
): Promise<void> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(
    Math.round(Math.max(chunkSize.smallest, entries.length * chunkSize.perEntry)),
  );
  const documents = entries.map((entry) => toDocument(entry, escalations));
  const files = await indexWithPagefind(documents);
  await rm(directory, { recursive: true, force: true });
  const write = async (path: string, content: Uint8Array | string) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  };

  const meta = files.find(({ path }) => path.endsWith('.pf_meta'));
  if (!meta) throw new Error('Pagefind wrote no index');
  const byUrl = new Map(documents.map((document) => [urlOf(document), document]));
  const byHash = new Map<string, SearchDocument | undefined>();
  for (const { path, content } of files) {
    const hash = /fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    if (hash) byHash.set(hash, byUrl.get(urlOfFragment(unpack(content))));
  }
  const pages = pageHashes(unpack(meta.content)).map((hash) => byHash.get(hash));
  const first = firstTables(documents, topics, vocabulary.gaps);
  const locate = (token: string, page: number) => worthKeeping(token, pages[page], first);
  const names = pages.map((document) => String(document?.card.number));

  // Files are cached for good under their names, so a name has to follow from what is packed, not from what Pagefind wrote.
  const renamed = new Map<string, string>();
  for (const { path, content } of files) {
    const hash = /^index\/(.+)\.pf_index$/.exec(path)?.[1];
    if (!hash) continue;
    const packed = packChunk(unpack(content), locate);
    renamed.set(hash, nameOf(packed));
    await write(`index/${nameOf(packed)}.pf_index`, packed);
  }
  const packedMeta = packMeta(unpack(meta.content), names, renamed);
  await write(`pagefind.${nameOf(packedMeta)}.pf_meta`, packedMeta);
  const metaHash = meta.path.replace(/^pagefind\.|\.pf_meta$/g, '');

  for (const { path, content } of files) {
    const text = () => new TextDecoder().decode(content);
    if (path === 'pagefind-entry.json') await write(path, text().replaceAll(metaHash, nameOf(packedMeta)));
    else if (path === 'pagefind.js') await write(path, patchClient(text()));
    else if (/\.(pf_filter|pagefind)$/.test(path)) await write(path, withSignature(unpack(content)));
    else if (!handled.test(path)) await write(path, content);
  }
  for (const { card } of documents) await write(`fragment/${card.number}.pf_fragment`, withSignature(fragmentOf(card)));
  await write('first.json', JSON.stringify(first));
  await write('late.json', JSON.stringify(lateTables(documents, vocabulary.synonyms)));
}

/** The start of a file's SHA-256: a name that changes with the content. */
function nameOf(content: Uint8Array): string {
  return `unknown_${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
}

/**
 * Where a token stands on a page. Of a common token only titles are kept, and not too many of them: Pagefind's time for
 * a word grows with the square of its pages (2,000 pages: 30 to 160 ms), and a common word alone tells little.
 */
function worthKeeping(token: string, page: SearchDocument | undefined, first: FirstTables): number[] {
  const locations = page?.tokens.get(token) ?? [];
  return commonCount(first, token) === undefined
    ? locations
    : locations.filter((location) => placeAt(location) === 'title');
}

async function indexWithPagefind(
  documents: readonly SearchDocument[],
): Promise<{ path: string; content: Uint8Array }[]> {
  const pagefind = await import('pagefind');
  try {
    // A language Pagefind does not know: it neither segments nor stems what our tokenizer made.
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'unknown' });
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

/** Only tokens and filter values go in, and neither can hold markup. */
function toHtml({ tokens, card }: SearchDocument): string {
  const filters = filterValues(card).map(([name, value]) => `<i data-pagefind-filter="${name}:${value}"></i>`);
  return `<html><body data-pagefind-body>${filters.join('')}<p>${[...tokens.keys()].join(' ')}</p></body></html>`;
}

/** Filters by topic include the topics above it. */
function filterValues({ topic, status, verify }: SearchDocument['card']): [string, string][] {
  const parts = topic.split('/');
  const topics = parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
  return [
    ...topics.map((id): [string, string] => ['topic', id]),
    ['status', status],
    ...(verify.length > 0 ? [['status', 'doubtful'] as [string, string]] : []),
  ];
}

function urlOf({ card }: SearchDocument): string {
  return `/${card.number}/`;
}

function urlOfFragment(fragment: Uint8Array): string {
  return (JSON.parse(new TextDecoder().decode(fragment)) as { url: string }).url;
}

/** A fragment as Pagefind's client reads it, with the card as its metadata and no text to make excerpts from. */
function fragmentOf(card: SearchDocument['card']): Uint8Array {
  const fragment = { url: card.url, content: '', word_count: 0, filters: {}, meta: { card }, anchors: [] };
  return new TextEncoder().encode(JSON.stringify(fragment));
}

/** Pagefind's files are gzipped CBOR or JSON behind its signature. */
function unpack(content: Uint8Array): Uint8Array {
  return new Uint8Array(gunzipSync(content)).slice('pagefind_dcd'.length);
}
