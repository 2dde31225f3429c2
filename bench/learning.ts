/**
 * `npm run bench:learning [-- --sizes=1000,10000]`: what teaching the classifier costs, and what a query loads of it, for the real
 * corpus and for synthetic ones with ten aliases an entry. Writes bench/LEARNING.md. Takes about two minutes.
 */
import { writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { runCommand } from '../cli/command.ts';
import type { Entry } from '../src/entry/entry.ts';
import { type Corpus, parseCorpus } from '../src/markdown/corpus.ts';
import { lessonsOf } from '../src/search/model/examples.ts';
import { featuresOf, unitsOf } from '../src/search/model/features.ts';
import { shardOf } from '../src/search/model/shards.ts';
import type { ModelTable } from '../src/search/model/table.ts';
import { modelFiles } from '../src/search/model/write-model.ts';
import { readContentFiles } from '../src/site/content-files.ts';
import { random } from '../tests/fuzz/random.ts';
import { median } from './browser/queries.ts';
import { count, figureTable, kilobytes, megabytes, seconds, targetTable } from './format.ts';
import { describeMachine } from './machine.ts';
import { readSizes } from './sizes.ts';
import { synthesize } from './synthetic.ts';

/** Characters of the sentences whose weights are counted. */
const sentenceLength = 20;
const sentences = 200;

interface Row {
  entries: number;
  lessons: number;
  /** Processor seconds. */
  training: number;
  /** Bytes of all files before compression. */
  bytes: number;
  /** Bytes to load, in brotli: model.json, and the weights of what is written in a sentence. */
  table: number;
  sentence: number;
}

await runCommand({
  usage: '用法：npm run bench:learning [-- --sizes=1000,10000]',
  options: { sizes: { type: 'string', default: '1000,10000' } },
  async run({ values }) {
    const sizes = readSizes(values.sizes);
    const files = readContentFiles('content');
    const real = parseCorpus(files);
    const data = files.filter(({ path }) => path.endsWith('.yml') && !path.startsWith('content/said/'));
    const rows = [measure(real)];
    for (const size of sizes) rows.push(measure(parseCorpus(synthesize(real, data, size, { aliases: 10 }))));
    writeFileSync('bench/LEARNING.md', report(rows));
    console.log(report(rows));
    return true;
  },
});

function measure({ entries, vocabulary, redirects, site }: Corpus): Row {
  const { said, gaps } = vocabulary;
  const started = process.cpuUsage();
  const files = modelFiles({ entries, said, gaps, redirects, ...site });
  const { user, system } = process.cpuUsage(started);
  const sizes = new Map([...files].map(([name, content]) => [name, brotliCompressSync(content).length]));
  const { written } = JSON.parse(String(files.get('model.json'))) as ModelTable;
  const loads = sentencesOf(entries).map((text) => {
    const shards = new Set([...featuresOf(unitsOf(text)).keys()].map((feature) => shardOf(feature, written.table)));
    return [...shards].reduce((sum, file) => sum + (sizes.get(`model/${written.files[file]}.weights`) ?? 0), 0);
  });
  return {
    entries: entries.length,
    lessons: lessonsOf(entries, said, redirects).length,
    training: (user + system) / 1e6,
    bytes: [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0),
    table: sizes.get('model.json') ?? 0,
    sentence: median(loads),
  };
}

/** Pairs of aliases of one entry, cut to the length: what a customer writes is longer than an alias. */
function sentencesOf(entries: readonly Entry[]): string[] {
  const next = random(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: sentences }, () => {
    const { aliases } = pick(entries);
    return [...`${pick(aliases)}${pick(aliases)}${pick(aliases)}`].slice(0, sentenceLength).join('');
  });
}

function report(rows: readonly Row[]): string {
  const [small, large] = [rows[0], rows.at(-1)];
  return [
    '# Teaching the classifier',
    describeMachine('bench:learning', {}),
    figureTable(
      [
        'entries',
        'lessons',
        'processor time',
        'all files',
        'model.json (brotli)',
        'weights of a 20-character sentence (brotli)',
      ],
      rows.map((row) => [
        count(row.entries),
        count(row.lessons),
        seconds(row.training),
        megabytes(row.bytes),
        kilobytes(row.table),
        kilobytes(row.sentence),
      ]),
    ),
    targetTable([
      ['processor time at 63 entries', seconds(small?.training ?? 0), '5 s', (small?.training ?? 0) <= 5],
      ['processor time at 10,000 entries', seconds(large?.training ?? 0), '60 s', (large?.training ?? 0) <= 60],
    ]),
    '',
  ].join('\n\n');
}
