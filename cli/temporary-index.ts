import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Search } from '../src/check/check-search.ts';
import type { Corpus } from '../src/markdown/corpus.ts';
import { openBuiltIndex } from '../src/search/pagefind/node-index.ts';
import { writeIndex } from '../src/search/pagefind/write-index.ts';

/** Indexes a corpus as the build would, in a folder that is gone afterwards, and lets `use` search it. */
export async function withIndex<T>(
  { entries, site, vocabulary, redirects }: Corpus,
  use: (search: Search) => Promise<T>,
): Promise<T> {
  if (entries.length === 0) return use(async () => ({ numbers: [], confident: false, probability: 0 }));
  const folder = await mkdtemp(join(tmpdir(), 'kling-qa-index-'));
  try {
    await writeIndex({ entries, ...site, ...vocabulary, redirects }, folder);
    const engine = await openBuiltIndex(folder);
    return await use(async (query) => {
      const { hits, confident, probability, gap } = await engine.search(query);
      return { numbers: hits.map(({ card }) => card.number), confident, probability, gap: gap?.gap ?? null };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
