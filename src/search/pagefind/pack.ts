import { gunzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { signature } from './fragment.ts';

/**
 * Pagefind's tables, as its client reads them. The formats are those of the pinned version (pagefind/src/index/*.rs): CBOR
 * arrays behind a signature. Ours differ in two things, and in nothing of how Pagefind searches:
 *
 * - files are left uncompressed, because the web server compresses them better (brotli: WASM 68 → 59 kB), and Pagefind
 *   accepts both;
 * - a page's name is its entry number instead of a hash (10,000 hashes cost 58 kB before the first result). The
 *   locations of a page say which text of the entry a token stands in (places.ts), instead of counting words.
 */
type Meta = [
  version: string,
  pages: [name: string, words: number][],
  chunks: Range[],
  filters: [name: string, file: string][],
  sorts: unknown[],
  metaFields: string[],
];
type Chunk = [
  words: [word: string, pages: [delta: number, locations: number[], meta: number[]][], variants: unknown[]][],
];

/** The words that a chunk holds, from the first to the last, and the name of its file. */
export type Range = [from: string, to: string, file: string];

/** A word, with the indexes of the pages that have it, ascending, and where it stands on each. */
export interface Word {
  word: string;
  pages: readonly (readonly [page: number, locations: readonly number[]])[];
}

/** The content of a file as Pagefind writes it: gzipped, behind the signature. */
export function unpack(file: Uint8Array): Uint8Array {
  return new Uint8Array(gunzipSync(file)).slice(signature.length);
}

/** A file as we ship it: the signature and the content, uncompressed. */
export function pack(content: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.from(signature), content]));
}

/**
 * The table that is read first.
 *
 * @param content a table that Pagefind wrote, for the version of its client
 * @param names of the pages, in their order
 */
export function packMeta(content: Uint8Array, names: readonly string[], chunks: Range[]): Uint8Array {
  const [version] = decode(content) as Meta;
  // The length of a page plays no part in our ranking, and the same value everywhere compresses to nothing.
  const pages = names.map((name): Meta[1][number] => [name, 1]);
  return pack(encode([version, pages, chunks, [], [], []] satisfies Meta));
}

/** Pages and locations are written as the distance from the one before. */
export function packChunk(words: readonly Word[]): Uint8Array {
  const packed: Chunk = [
    words.map(({ word, pages }) => [
      word,
      pages.map(([page, locations], index) => [page - (pages[index - 1]?.[0] ?? 0), distances(locations), []]),
      [],
    ]),
  ];
  return pack(encode(packed));
}

function distances(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}
