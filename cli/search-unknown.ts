/**
 * `npm run search:unknown [-- --few]`: search quality on what the classifier did not learn from. Each voice of content/said/ is left out
 * in turn, the classifier is taught by the others, and the voice's sentences are asked. With `--few` each entry in turn is as
 * new: taught by its texts and its first five aliases alone, and asked for with everything else that customers said of it. The last
 * line is one JSON object.
 */
import type { Said } from '../src/entry/said.ts';
import { fewestAliases } from '../src/entry/upkeep.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { createEngine, type Engine } from '../src/search/engine.ts';
import { evaluate, type Judged, type Outcome, summarize } from '../src/search/evaluate.ts';
import { indexInMemory } from '../src/search/model/in-memory.ts';
import { readContentFiles } from '../src/site/content-files.ts';
import { runCommand } from './command.ts';

/** A voice with fewer sentences says little about search. */
const fewest = 200;

const { entries, vocabulary, redirects, site } = parseCorpus(readContentFiles());
const { said, gaps } = vocabulary;

await runCommand({
  usage: '用法：npm run search:unknown [-- --few]',
  options: { few: { type: 'boolean', default: false } },
  async run({ values: { few } }) {
    const all: Outcome[] = [];
    for (const { name, engine, asked } of few ? newEntries() : voices()) {
      const outcomes = await evaluate(engine, asked);
      print(name, outcomes);
      all.push(...outcomes);
    }
    print('全部', all);
    console.log(JSON.stringify({ ...summarize(all), perKind: undefined }));
    return true;
  },
});

interface Trial {
  name: string;
  engine: Engine;
  asked: Judged[];
}

function* voices(): Generator<Trial> {
  for (const [name, own] of Map.groupBy(said, ({ from }) => from))
    if (own.length >= fewest)
      yield {
        name,
        engine: createEngine(
          indexInMemory({ ...site, gaps, redirects, entries, said: said.filter(({ from }) => from !== name) }),
        ),
        asked: own.map(toJudged),
      };
}

/** Each entry as a new one, beside the others with all that they have. */
function* newEntries(): Generator<Trial> {
  for (const entry of entries) {
    const isOwn = ({ topic }: Said) => 'number' in topic && topic.number === entry.number;
    const few = { ...entry, aliases: entry.aliases.slice(0, fewestAliases) };
    const taught = {
      ...site,
      gaps,
      redirects,
      entries: entries.map((one) => (one === entry ? few : one)),
      said: said.filter((one) => !isOwn(one)),
    };
    yield {
      name: String(entry.number),
      engine: createEngine(indexInMemory(taught)),
      asked: said.filter(isOwn).map(toJudged),
    };
  }
}

function toJudged({ text, topic, also }: Said): Judged {
  return { q: text, kind: 'said', relevant: 'number' in topic ? [topic.number, ...also] : [] };
}

function print(name: string, outcomes: readonly Outcome[]): void {
  const { n, hit1, hit3, hit5, unsure, rejected, wrongSure } = summarize(outcomes);
  console.log(
    `${name}\t${n}/${outcomes.length}\thit1 ${hit1}\thit3 ${hit3}\thit5 ${hit5}\tunsure ${unsure}\trejected ${rejected}\twrongSure ${wrongSure}`,
  );
}
