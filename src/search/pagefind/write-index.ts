import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type SearchDocument, toDocument } from '../indexed-entry.ts';
import { modelFiles, type Taught } from '../model/write-model.ts';
import { writeFragment } from './fragment.ts';
import { pack, packChunk, packMeta, type Range, unpack } from './pack.ts';
import { patchClient } from './patch-client.ts';
import { chunksOf, postingsOf, trimRanges } from './text-index.ts';
import { textTables } from './text-tables.ts';

/**
 * Writes the search index of a corpus into `directory`: Pagefind's client, the tables that it reads, and our tables. `files.json` lists
 * all files with the start of their SHA-256, by which publishing sees whether an index is whole.
 */
export async function writeIndex(taught: Taught, directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  const digests = new Map<string, string>();
  const folders = new Set<string>();
  for await (const [path, content] of filesOf(taught)) {
    const folder = dirname(join(directory, path));
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    await writeFile(join(directory, path), content);
    digests.set(path, digestOf(content));
  }
  const list = { entries: taught.entries.length, files: Object.fromEntries([...digests].sort()) };
  await writeFile(join(directory, 'files.json'), JSON.stringify(list));
}

type File = readonly [path: string, content: Uint8Array | string];

async function* filesOf(taught: Taught): AsyncGenerator<File> {
  // Pages are numbered in the order of their entries' numbers.
  const documents = [...taught.entries].sort((a, b) => a.number - b.number).map(toDocument);
  const postings = postingsOf(documents);
  const tables = textTables(postings, documents.length);
  const ranges: Range[] = [];
  for (const chunk of chunksOf(documents, postings, tables)) {
    const content = packChunk(chunk);
    ranges.push([chunk[0]?.word ?? '', chunk.at(-1)?.word ?? '', nameOf(content)]);
    yield [`index/${nameOf(content)}.pf_index`, content];
  }
  yield* clientFiles(await pagefindFiles(), documents, trimRanges(ranges));
  for (const { card } of documents) yield [`fragment/${card.number}.pf_fragment`, writeFragment(card)];
  yield ['first.json', JSON.stringify(tables)];
  yield* modelFiles(taught);
}

/**
 * Pagefind's client and what it reads before it is asked for a word. Browsers keep files for good under their names, so the name
 * of a table has to follow from what we wrote.
 */
function* clientFiles(
  made: ReadonlyMap<string, Uint8Array>,
  documents: readonly SearchDocument[],
  ranges: Range[],
): Generator<File> {
  const names = documents.map(({ card }) => String(card.number));
  for (const [path, content] of made) {
    const text = () => new TextDecoder().decode(content);
    if (path === 'pagefind.js') yield [path, patchClient(text())];
    else if (path === 'wasm.unknown.pagefind') yield [path, pack(unpack(content))];
    else if (path.endsWith('.pf_meta')) {
      const meta = packMeta(unpack(content), names, ranges);
      yield [`pagefind.${nameOf(meta)}.pf_meta`, meta];
      const entry = JSON.parse(new TextDecoder().decode(made.get('pagefind-entry.json')));
      Object.assign(entry.languages.unknown, { hash: nameOf(meta), page_count: names.length });
      yield ['pagefind-entry.json', JSON.stringify(entry)];
    }
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

/** What Pagefind writes for a page of one word, each file by its path. */
async function pagefindFiles(): Promise<Map<string, Uint8Array>> {
  const pagefind = await import('pagefind');
  try {
    // A language Pagefind does not know: the client neither segments nor stems what our tokenizer made.
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'unknown' });
    const content = '<html><body data-pagefind-body>word</body></html>';
    const added = await index?.addHTMLFile({ url: '/', content });
    if (!index || !added || added.errors.length > 0) throw new Error([...errors, ...(added?.errors ?? [])].join('\n'));
    return new Map((await index.getFiles()).files.map(({ path, content }) => [path, content]));
  } finally {
    await pagefind.close();
  }
}
