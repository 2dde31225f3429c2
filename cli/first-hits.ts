import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Side } from '../src/review/compare-facts.ts';
import { vocabularyOf } from '../src/review/moved-queries.ts';
import { openBuiltIndex } from '../src/search/pagefind/node-index.ts';
import { writeIndex } from '../src/search/pagefind/write-index.ts';

/** The number of the first entry that each query finds in a state of content/, or null where it finds nothing. */
export async function firstHits(side: Side, queries: readonly string[]): Promise<(number | null)[]> {
  const { entries, site } = side.corpus;
  if (entries.length === 0) return queries.map(() => null);
  const directory = await mkdtemp(join(tmpdir(), 'kling-qa-index-'));
  const { fetch } = globalThis;
  try {
    await writeIndex({ entries, ...site, vocabulary: vocabularyOf(side) }, directory);
    const engine = await openBuiltIndex(directory);
    const numbers: (number | null)[] = [];
    for (const query of queries) numbers.push((await engine.search(query)).hits[0]?.card.number ?? null);
    return numbers;
  } finally {
    // An opened index answers in place of the network, and the next one must not reach this one's files.
    globalThis.fetch = fetch;
    await rm(directory, { recursive: true, force: true });
  }
}
