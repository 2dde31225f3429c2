import { expect, it } from 'vitest';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { createEngine, type Results } from '../../../src/search/engine.ts';
import { indexInMemory } from '../../../src/search/model/in-memory.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';
import { frozenContent } from '../../built/corpora.ts';

const { entries, vocabulary, redirects, site } = parseCorpus(readContentFiles(frozenContent));
const index = indexInMemory({ ...site, ...vocabulary, redirects, entries });
const query = '会员权益';

it('gives the first hit before the cards of the others are asked for', async () => {
  const asked: string[] = [];
  const card = (name: string) => {
    asked.push(name);
    return index.card(name);
  };
  const parts: [part: Results, asked: number][] = [];
  const engine = createEngine({ ...index, card, hasCard: () => false });
  const results = await engine.search(query, {}, (part) => parts.push([part, asked.length]));
  const [[part, count] = []] = parts;
  expect({ isPart: part?.isPart, hits: part?.hits, count }).toEqual({
    isPart: true,
    hits: [results.hits[0]],
    count: 1,
  });
  expect(results).toEqual(await createEngine(index).search(query));
});

it('gives all hits at once where their cards are there', async () => {
  const parts: boolean[] = [];
  const results = await createEngine(index).search(query, {}, ({ isPart }) => parts.push(isPart));
  expect(parts).not.toContain(true);
  expect(results).toMatchObject({ isPart: false, hits: { length: 10 } });
});
