import { parseCorpus } from '../../src/markdown/corpus.ts';
import { writeIndex } from '../../src/search/pagefind/write-index.ts';

/**
 * Writes the search index of these files: path below content/ → text. There are two topics, membership and invoices.
 *
 * @param options `isReversed`: the last entry comes first
 */
export async function writeIndexOf(
  files: Record<string, string>,
  directory: string,
  { isReversed = false } = {},
): Promise<void> {
  const topics = ['membership', 'invoices'].map(
    (id) => `${id}: { label: ${id}, description: 说明, owner: 客服组, reviewEvery: 180 }\n`,
  );
  const all = { 'topics.yml': topics.join(''), ...files };
  const corpus = parseCorpus(Object.entries(all).map(([path, text]) => ({ path: `content/${path}`, text })));
  const { entries, site, vocabulary, redirects } = corpus;
  if (entries.length < Object.keys(files).length) throw new Error(JSON.stringify(corpus.problems));
  const ordered = isReversed ? [...entries].reverse() : entries;
  await writeIndex({ entries: ordered, ...site, ...vocabulary, redirects }, directory);
}
