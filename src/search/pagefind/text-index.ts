import type { SearchDocument } from '../indexed-entry.ts';
import { commonCount } from '../text-match.ts';
import type { Range, Word } from './pack.ts';
import { placeAt } from './places.ts';
import type { TextTables } from './text-tables.ts';

/**
 * How many postings a chunk holds at least: a posting is a token on a page. Pagefind's own chunks have 30 kB, of which a query
 * needs a few words. Small chunks are loaded one by one. bench/SEARCH.md has the bytes of a query.
 */
const chunkSize = { smallest: 87, perEntry: 0.03 };

/** How many pages a word may have; of a very common word the further pages are dropped. */
const mostPages = 600;

/** Token → the indexes of the documents that have it, ascending. */
export type Postings = ReadonlyMap<string, readonly number[]>;

export function postingsOf(documents: readonly SearchDocument[]): Postings {
  const found = new Map<string, number[]>();
  documents.forEach(({ tokens }, page) => {
    for (const token of tokens.keys()) {
      const pages = found.get(token);
      if (pages) pages.push(page);
      else found.set(token, [page]);
    }
  });
  return found;
}

/** The words of all documents in the chunks in which they are stored, in Pagefind's order. */
export function* chunksOf(
  documents: readonly SearchDocument[],
  postings: Postings,
  tables: TextTables,
): Generator<Word[]> {
  const least = Math.max(chunkSize.smallest, documents.length * chunkSize.perEntry);
  let [chunk, size]: [Word[], number] = [[], 0];
  // Pagefind's client drops the point of 2.5, and so never asks for it.
  for (const word of [...postings.keys()].filter((token) => !token.includes('.')).sort(byCodePoint)) {
    const pages = postings.get(word) ?? [];
    const located = pages.map((page) => [page, worthKeeping(word, documents[page], tables)] as const);
    chunk.push({ word, pages: located.filter(([, { length }]) => length > 0).slice(0, mostPages) });
    size += pages.length;
    if (size < least) continue;
    yield chunk;
    [chunk, size] = [[], 0];
  }
  if (chunk.length > 0) yield chunk;
}

/** Ranges in their order, the words at their ends cut to what tells neighbours apart. */
export function trimRanges(ranges: readonly Range[]): Range[] {
  const trimmed = ranges.map(([...range]): Range => range);
  trimmed.slice(1).forEach((next, index) => {
    const before = trimmed[index] ?? next;
    const [to, from] = [[...before[1]], [...next[0]]];
    const length = from.findIndex((character, at) => character !== to[at]) + 1;
    const cut = to.slice(0, length).join('');
    // A range that ended before its first word would hold nothing.
    if (byCodePoint(cut, before[0]) >= 0) before[1] = cut;
    next[0] = from.slice(0, length).join('');
  });
  return trimmed;
}

/**
 * Where a token stands on a page. Of a common token only titles are kept, and not too many of them: Pagefind's time for
 * a word grows with the square of its pages (2,000 pages: 30 to 160 ms), and a common word alone tells little.
 */
function worthKeeping(token: string, page: SearchDocument | undefined, tables: TextTables): readonly number[] {
  const locations = page?.tokens.get(token) ?? [];
  return commonCount(tables, token) === undefined
    ? locations
    : locations.filter((location) => placeAt(location) === 'title');
}

/** UTF-8's order, in which Pagefind's client looks for a word; JavaScript's own is that of UTF-16. */
function byCodePoint(a: string, b: string): number {
  for (let index = 0; ; index++) {
    const [left = -1, right = -1] = [a.codePointAt(index), b.codePointAt(index)];
    if (left !== right || left < 0) return left - right;
  }
}
