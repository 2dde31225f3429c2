import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fewestAliases } from '../../src/entry/upkeep.ts';
import { parseCorpus } from '../../src/markdown/corpus.ts';
import { createEngine } from '../../src/search/engine.ts';
import { evaluate, parseJudged, summarize } from '../../src/search/evaluate.ts';
import { indexInMemory } from '../../src/search/model/in-memory.ts';
import { readContentFiles } from '../../src/site/content-files.ts';
import { frozenContent } from '../built/corpora.ts';

/** Every fourteenth entry, so that none of them is a neighbour of another one. */
const newcomers = new Set([1001, 1015, 1029, 1043, 1057]);

it('entries that are new, with five aliases each, stand beside entries with a hundred sentences', async () => {
  const { entries, vocabulary, redirects, site } = parseCorpus(readContentFiles(frozenContent));
  const { said, gaps } = vocabulary;
  const engine = createEngine(
    indexInMemory({
      ...site,
      gaps,
      redirects,
      entries: entries.map((entry) =>
        newcomers.has(entry.number) ? { ...entry, aliases: entry.aliases.slice(0, fewestAliases) } : entry,
      ),
      said: said.filter(({ topic }) => !('number' in topic && newcomers.has(topic.number))),
    }),
  );
  const judged = parseJudged(readFileSync(new URL('unseen.jsonl', import.meta.url), 'utf8')).filter(
    ({ relevant }) => relevant.length > 0,
  );
  const [ofNew = [], ofOthers = []] = [true, false].map((isNew) =>
    judged.filter(({ relevant }) => relevant.every((number) => newcomers.has(number)) === isNew),
  );
  const found = summarize(await evaluate(engine, ofNew));
  expect(found.hit1).toBeGreaterThanOrEqual(0.5);
  expect(found.hit3).toBeGreaterThanOrEqual(0.75);
  expect(summarize(await evaluate(engine, ofOthers)).hit1).toBeGreaterThanOrEqual(0.97);
});
