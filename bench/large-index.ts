/**
 * `npm run bench:index [-- --sizes=1000,10000,100000]`: the search index alone, without pages: what building it takes, and what a
 * query loads and takes. Writes its section of bench/SCALE.md. Takes some 15 minutes and 16 GB of memory.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { runCommand } from '../cli/command.ts';
import { createEngine, type Engine } from '../src/search/engine.ts';
import { loadClient } from '../src/search/pagefind/node-index.ts';
import { openIndex } from '../src/search/pagefind/open-index.ts';
import { writeIndex } from '../src/search/pagefind/write-index.ts';
import { median, sampleQueries } from './browser/queries.ts';
import { type BuildCost, measure, workFolder } from './build.ts';
import { syntheticCorpus } from './contents.ts';
import { count, figureTable, kilobytes, megabytes, milliseconds, seconds, withSection } from './format.ts';
import { describeMachine, versionsOf } from './machine.ts';
import { scaleFile, sections } from './scale/sections.ts';
import { readSizes } from './sizes.ts';

/** What the process that builds an index says of itself. */
interface Phases {
  /** Seconds by the clock. */
  parse: number;
  index: number;
}

interface Row {
  size: number;
  cost: BuildCost;
  phases: Phases;
  files: number;
  bytes: number;
  /** Medians over the queries: a fresh tab, and a tab that has searched. */
  cold: { bytes: number; time: number };
  warm: number;
}

/** Sizes of files after compression, by address and length. */
const known = new Map<string, number>();

await runCommand({
  usage: '用法：npm run bench:index [-- --sizes=1000,10000,100000]',
  options: { sizes: { type: 'string', default: '1000,10000,100000' }, write: { type: 'string' } },
  async run({ values: { sizes, write } }) {
    if (write) return writeOne(Number(write));
    const rows: Row[] = [];
    for (const size of readSizes(sizes)) {
      rows.push(await measureIndex(size));
      console.log(JSON.stringify(rows.at(-1)));
    }
    const text = `${describeMachine('bench:index', versionsOf(['pagefind']))}\n\n${report(rows)}`;
    writeFileSync(scaleFile, withSection(readFileSync(scaleFile, 'utf8'), sections.index, text));
    return true;
  },
});

function folderOf(size: number): string {
  return resolve(workFolder, `index-${size}`);
}

/** Runs in a process of its own, so that memory and time are those of one index. */
async function writeOne(size: number): Promise<boolean> {
  const made = syntheticCorpus(size);
  const started = performance.now();
  const { entries, site, vocabulary, redirects } = made();
  const parsed = performance.now();
  await writeIndex({ entries, ...site, ...vocabulary, redirects }, folderOf(size));
  const phases: Phases = { parse: (parsed - started) / 1000, index: (performance.now() - parsed) / 1000 };
  writeFileSync(`${folderOf(size)}.json`, JSON.stringify(phases));
  return true;
}

async function measureIndex(size: number): Promise<Row> {
  const folder = folderOf(size);
  mkdirSync(workFolder, { recursive: true });
  // Of 100,000 entries Node's own limit would be too low.
  const command = [process.execPath, '--max-old-space-size=18000', 'bench/large-index.ts', `--write=${size}`];
  const cost = await measure({ folder: process.cwd(), command, environment: { ...process.env } });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  const phases = JSON.parse(readFileSync(`${folder}.json`, 'utf8')) as Phases;
  const queried = await measureQueries(folder);
  rmSync(folder, { recursive: true });
  return { size, cost, phases, files: files.length, bytes, ...queried };
}

async function measureQueries(folder: string): Promise<Pick<Row, 'cold' | 'warm'>> {
  const [bytes, times, warm]: [number[], number[], number[]] = [[], [], []];
  for (const query of sampleQueries()) {
    const { engine, loaded } = await open(folder);
    times.push(await timeOf(engine, query));
    bytes.push(loaded());
    warm.push(await timeOf(engine, `${query}吗`));
  }
  return { cold: { bytes: median(bytes), time: median(times) }, warm: median(warm) };
}

async function timeOf(engine: Engine, query: string): Promise<number> {
  const started = performance.now();
  await engine.search(query, { topic: '', status: '' });
  return performance.now() - started;
}

/** An index whose files are read from the disk; counts them as a server with brotli sends them. */
async function open(folder: string): Promise<{ engine: Engine; loaded: () => number }> {
  const base = 'http://index.localhost/';
  let loaded = 0;
  const fetchFile = async (url: string): Promise<Response> => {
    const content = await readFile(join(folder, new URL(url, base).pathname)).catch(() => null);
    if (content) loaded += sizeOnWire(url, content);
    return new Response(content && new Uint8Array(content), { status: content ? 200 : 404 });
  };
  const index = await openIndex({ base, load: () => loadClient(folder, fetchFile), fetch: fetchFile });
  return { engine: createEngine(index), loaded: () => loaded };
}

/** Pagefind's files are compressed already. */
function sizeOnWire(url: string, content: Uint8Array): number {
  if (!/\.js(?:on)?\b/.test(url)) return content.length;
  const key = `${url} ${content.length}`;
  const size =
    known.get(key) ?? brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length;
  known.set(key, size);
  return size;
}

function report(rows: readonly Row[]): string {
  const line = (name: string, figure: (row: Row) => string) => [name, ...rows.map(figure)];
  return figureTable(
    ['the index alone', ...rows.map(({ size }) => count(size))],
    [
      line('processor', ({ cost }) => seconds(cost.cpu)),
      line('by the clock: reading the entries', ({ phases }) => seconds(phases.parse)),
      line('… making the index', ({ phases }) => seconds(phases.index)),
      line('memory at most', ({ cost }) => megabytes(cost.memory)),
      line('files', ({ files }) => count(files)),
      line('size', ({ bytes }) => megabytes(bytes)),
      line('first query of a tab loads', ({ cold }) => kilobytes(cold.bytes)),
      line('… and takes', ({ cold }) => milliseconds(cold.time)),
      line('a query after that takes', ({ warm }) => milliseconds(warm)),
    ],
  );
}
