import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { entryUrl, topicUrl } from '../../src/entry/urls.ts';
import { median, spread } from '../browser/queries.ts';
import type { Content } from '../contents.ts';

/** What a built site consists of. */
export interface Files {
  bytes: number;
  count: number;
  index: { bytes: number; count: number };
  /** Medians of ten pages of entries. */
  entryPage: Size;
  /** The first page of the first topic; null on a site without such pages. */
  topicPage: Size | null;
  /** The largest HTML file. */
  largestPage: { path: string } & Size;
}

/** Bytes of a file, as it is and after brotli. */
export interface Size {
  plain: number;
  brotli: number;
}

export function measureFiles(dist: string, { corpus }: Content): Files {
  const files = filesBelow(dist).map((path) => ({ path, bytes: statSync(path).size }));
  const index = files.filter(({ path }) => relative(dist, path).startsWith('pagefind'));
  const total = (list: readonly { bytes: number }[]) => list.reduce((sum, { bytes }) => sum + bytes, 0);
  const page = (url: string) => join(dist, url, 'index.html');
  const entries = spread(corpus.entries, 10).map((entry) => sizeOf(page(entryUrl(entry))));
  const topic = page(topicUrl(corpus.entries[0]?.topic ?? ''));
  const [largest] = files.filter(({ path }) => path.endsWith('.html')).sort((a, b) => b.bytes - a.bytes);
  return {
    bytes: total(files),
    count: files.length,
    index: { bytes: total(index), count: index.length },
    entryPage: {
      plain: median(entries.map(({ plain }) => plain)),
      brotli: median(entries.map(({ brotli }) => brotli)),
    },
    topicPage: files.some(({ path }) => path === topic) ? sizeOf(topic) : null,
    largestPage: { path: relative(dist, largest?.path ?? dist), ...sizeOf(largest?.path ?? topic) },
  };
}

function sizeOf(path: string): Size {
  const content = readFileSync(path);
  return { plain: content.length, brotli: brotliCompressSync(content).length };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
