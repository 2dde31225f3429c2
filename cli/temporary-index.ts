import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Search } from '../src/check/check-search.ts';
import type { ContentFile, Corpus } from '../src/markdown/corpus.ts';
import { parseYaml } from '../src/markdown/yaml.ts';
import { gapsSchema } from '../src/search/gaps.ts';
import { openBuiltIndex } from '../src/search/pagefind/node-index.ts';
import { writeIndex } from '../src/search/pagefind/write-index.ts';
import { synonymsSchema } from '../src/search/synonyms.ts';

/** Indexes a corpus as the build would, in a folder that is gone afterwards, and lets `use` search it. */
export async function withIndex<T>(
  { entries, site }: Corpus,
  files: readonly ContentFile[],
  use: (search: Search) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kling-qa-index-'));
  try {
    const textOf = (name: string) => files.find(({ path }) => path === `content/${name}`)?.text || '[]';
    const vocabulary = {
      synonyms: parseYaml(textOf('synonyms.yml'), synonymsSchema).data ?? [],
      gaps: parseYaml(textOf('gaps.yml'), gapsSchema).data ?? [],
    };
    const directory = join(folder, 'pagefind');
    await writeIndex({ entries, escalations: site.escalations, topics: site.topics, vocabulary }, directory);
    const engine = await openBuiltIndex(directory);
    return await use(async (query) => (await engine.search(query)).hits.map(({ card }) => card.number));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
