import { gunzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { signature } from './fragment.ts';

/**
 * Pagefind's own files in the form we ship. The formats are those of the pinned version (pagefind/src/index/*.rs): CBOR
 * arrays or JSON behind a signature. Two things change, and nothing of how Pagefind searches:
 *
 * - files are left uncompressed, because the web server compresses them better (brotli: WASM 68 → 59 kB), and Pagefind
 *   accepts both;
 * - a page's name is its entry number instead of a hash (10,000 hashes cost 58 kB before the first result). The
 *   locations of a page say which text of the entry a token stands in (places.ts), instead of counting words.
 */
type Meta = [
  version: string,
  pages: [name: string, words: number][],
  chunks: [from: string, to: string, name: string][],
  filters: [name: string, file: string][],
  sorts: unknown[],
  metaFields: string[],
];
type Chunk = [
  words: [word: string, pages: [delta: number, locations: number[], meta: number[]][], variants: unknown[]][],
];

/** The content of a file as Pagefind writes it: gzipped, behind the signature. */
export function unpack(file: Uint8Array): Uint8Array {
  return new Uint8Array(gunzipSync(file)).slice(signature.length);
}

/** A file as we ship it: the signature and the content, uncompressed. */
export function pack(content: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.from(signature), content]));
}

/**
 * Renames pages and chunks.
 *
 * @param names of the pages, in their order
 * @param files Pagefind’s name of a chunk → ours
 */
export function packMeta(
  content: Uint8Array,
  names: readonly string[],
  files: ReadonlyMap<string, string>,
): Uint8Array {
  const meta = decode(content) as Meta;
  // The length of a page plays no part in our ranking, and the same value everywhere compresses to nothing.
  meta[1] = meta[1].map((_page, index) => [names[index] ?? '', 1]);
  meta[2] = meta[2].map(([from, to, name]) => [from, to, files.get(name) ?? name]);
  return pack(encode(meta));
}

/** Names of the pages as Pagefind wrote them: the hashes of their fragments, in page order. */
export function pageHashes(content: Uint8Array): string[] {
  return (decode(content) as Meta)[1].map(([name]) => name);
}

/** How many pages a word may have; of a very common word the further pages are dropped. */
const mostPages = 600;

/** @param locate the locations of a word on the page of that index; none drops the page */
export function packChunk(content: Uint8Array, locate: (word: string, page: number) => number[]): Uint8Array {
  const [words] = decode(content) as Chunk;
  const packed: Chunk = [
    words.map(([word, pages]) => {
      let page = 0;
      const located = pages.flatMap(([delta]): [number, number[]][] => {
        page += delta;
        const locations = locate(word, page);
        return locations.length > 0 ? [[page, deltas(locations)]] : [];
      });
      const kept = located.slice(0, mostPages);
      return [word, kept.map(([page, locations], index) => [page - (kept[index - 1]?.[0] ?? 0), locations, []]), []];
    }),
  ];
  return pack(encode(packed));
}

function deltas(values: Iterable<number>): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.map((value, index) => value - (sorted[index - 1] ?? 0));
}
