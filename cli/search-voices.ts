/**
 * `npm run search:voices`: search quality on voices that the classifier did not learn from. Each voice of content/said/ is left out
 * in turn, the classifier is taught by the others, and the voice's sentences are asked. The last line is one JSON object.
 */
import type { Said } from '../src/entry/said.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { createEngine } from '../src/search/engine.ts';
import { evaluate, type Judged, type Outcome, summarize } from '../src/search/evaluate.ts';
import { toDocument } from '../src/search/indexed-entry.ts';
import { openShard } from '../src/search/model/shards.ts';
import type { ModelTable } from '../src/search/model/table.ts';
import { modelFiles } from '../src/search/model/write-model.ts';
import type { Index } from '../src/search/pagefind/open-index.ts';
import type { SoundTables } from '../src/search/sounds.ts';
import { readContentFiles } from '../src/site/content-files.ts';
import { runCommand } from './command.ts';

/** A voice with fewer sentences says little about search. */
const fewest = 200;

const { entries, vocabulary, redirects, site } = parseCorpus(readContentFiles());
const { said, gaps } = vocabulary;
const cards = new Map(entries.map((entry) => [String(entry.number), toDocument(entry).card]));

await runCommand({
  usage: '用法：npm run search:voices',
  options: {},
  async run() {
    const all: Outcome[] = [];
    for (const [voice, own] of Map.groupBy(said, ({ from }) => from)) {
      if (own.length < fewest) continue;
      const engine = createEngine(indexOf(said.filter(({ from }) => from !== voice)));
      const outcomes = await evaluate(engine, own.map(toJudged));
      print(voice, outcomes);
      all.push(...outcomes);
    }
    print('全部', all);
    console.log(JSON.stringify({ ...summarize(all), perKind: undefined }));
    return true;
  },
});

/** The classifier as the site would ship it, in memory. Texts of entries are left out: they are the same for every voice. */
function indexOf(lessons: readonly Said[]): Index {
  const files = modelFiles({ entries, said: lessons, gaps, redirects, ...site });
  const json = <T>(name: string): T => JSON.parse(String(files.get(name))) as T;
  const model = json<ModelTable>('model.json');
  return {
    model,
    weights: async (view, file) => {
      const name = `model/${model[view].files[file]}.weights`;
      return openShard((files.get(name) ?? new Uint8Array()) as Uint8Array, model[view].table);
    },
    late: async () => json<SoundTables>('late.json'),
    texts: async () => ({ entries: entries.length, common: {} }),
    postings: async () => [],
    card: async (name) => cards.get(name) ?? null,
  };
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
