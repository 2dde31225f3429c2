import type { BuildCost } from '../build.ts';
import { barChart } from '../chart.ts';
import { count, figureTable, kilobytes, megabytes, seconds, targetTable } from '../format.ts';
import { sites } from '../sites/index.ts';
import type { Files, Size } from './files.ts';

/** What was measured of one site at one size. */
export interface Row {
  name: 'ours' | 'starlight';
  size: number;
  cold: BuildCost;
  /** The build after a change of one entry. */
  second: BuildCost;
  files: Files;
  /** Bytes on the wire until an entry page is loaded. */
  pageLoad: number;
  /** Bytes on the wire from opening search to the first result. */
  search: number;
}

type Quantity = [title: string, value: (row: Row) => number, text: (value: number) => string];

const quantities: Quantity[] = [
  ['cold build, processor', ({ cold }) => cold.cpu, seconds],
  ['… by the clock', ({ cold }) => cold.wall, seconds],
  ['… memory at most', ({ cold }) => cold.memory, megabytes],
  ['second build, processor', ({ second }) => second.cpu, seconds],
  ['dist', ({ files }) => files.bytes, megabytes],
  ['… files', ({ files }) => files.count, count],
  ['index', ({ files }) => files.index.bytes, megabytes],
  ['… files', ({ files }) => files.index.count, count],
  ['entry page, HTML', ({ files }) => files.entryPage.plain, kilobytes],
  ['… brotli', ({ files }) => files.entryPage.brotli, kilobytes],
  ['… all it loads', ({ pageLoad }) => pageLoad, kilobytes],
  ['topic page, brotli', ({ files }) => files.topicPage?.brotli ?? Number.NaN, kilobytes],
  ['largest page, brotli', ({ files }) => files.largestPage.brotli, kilobytes],
  ['search to first result', ({ search }) => search, kilobytes],
];

/**
 * The exponent of growth: the k for which y = c·n^k fits best (least squares of the logarithms). With 0 nothing grows,
 * 1 is linear growth.
 *
 * @param points of at least two different n
 */
export function growth(points: readonly { n: number; y: number }[]): number {
  const logs = points.map(({ n, y }) => ({ x: Math.log(n), y: Math.log(y) }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(logs.map((log) => log.x)), mean(logs.map((log) => log.y))];
  const covariance = logs.reduce((sum, log) => sum + (log.x - x) * (log.y - y), 0);
  return covariance / logs.reduce((sum, log) => sum + (log.x - x) ** 2, 0);
}

/** The fewest entries that count for the exponent. In smaller builds most of the time is the start. */
const fitFrom = 1000;

/** The text of bench/SCALE.md. */
export function scaleReport(rows: readonly Row[], machine: string): string {
  return `# How it grows

${machine}

![Processor time of a build, and bytes of a search](scale.svg)

${(['ours', 'starlight'] as const).map((name) => `## ${sites[name].label}\n\n${tableOf(rows.filter((row) => row.name === name))}`).join('\n\n')}

Growth is the exponent k of the best n^k over the sizes from ${count(fitFrom)} on: 0 does not grow, 1 grows as the corpus does.

${acceptance(
  rows.filter(({ name }) => name === 'ours'),
  rows.filter(({ name }) => name === 'starlight'),
)}

## How it is measured

- Corpora are recombined from phrases of content/ (synthetic.ts), every entry different, the same each time. Starlight as its
  documentation sets it up, with one Markdown page an entry; above 1,000 entries its sidebar holds topics only, because the full
  one fills the disk. Ours makes short links, entries.json, topic pages, map and reports besides. Neither is precompressed.
- Cold: nothing left of an earlier build. Second: one entry changed, everything else as the first build left it. Processor time and
  memory are of all processes of the build together.
- Bytes on the wire in a browser, with brotli (quality 11); the search is the median of ten queries, five keywords and five
  sentences, each in a fresh browser.
- The largest pages: ${largest(rows)}.
`;
}

function tableOf(rows: readonly Row[]): string {
  const fitted = rows.filter(({ size }) => size >= fitFrom);
  return figureTable(
    ['', ...rows.map(({ size }) => count(size)), 'growth'],
    quantities
      .filter(([, value]) => rows.every((row) => !Number.isNaN(value(row))))
      .map(([title, value, text]) => [
        title,
        ...rows.map((row) => text(value(row))),
        fitted.length > 1 ? growth(fitted.map((row) => ({ n: row.size, y: value(row) }))).toFixed(2) : '',
      ]),
  );
}

/** The targets that the rows decide: what was measured, what is asked for. */
function acceptance(ours: readonly Row[], bare: readonly Row[]): string {
  const [small, large, plain] = [ours[0], ours.at(-1), bare.at(-1)];
  if (!small || !large || !plain) return '';
  const at = `at ${count(large.size)} entries`;
  const grown = large.files.entryPage.plain / small.files.entryPage.plain;
  const faster = large.cold.cpu / large.second.cpu;
  const ratio = large.cold.cpu / plain.cold.cpu;
  return targetTable([
    [`processor time ${at}`, seconds(large.cold.cpu), '< 180 s', large.cold.cpu < 180],
    [
      '… as a ratio to bare Starlight',
      ratio.toFixed(2),
      '≤ 1.5, or why not: docs/decisions/0004-full-builds.md',
      ratio <= 1.5,
    ],
    [`memory ${at}`, megabytes(large.cold.memory), '< 2500 MB', large.cold.memory < 2.5e9],
    [`an entry page, ${count(large.size)} to ${count(small.size)}`, grown.toFixed(2), '≤ 1.05', grown <= 1.05],
    [
      `first to second build ${at}`,
      faster.toFixed(2),
      '≥ 3, or why not: docs/decisions/0004-full-builds.md',
      faster >= 3,
    ],
  ]);
}

function largest(rows: readonly Row[]): string {
  const size = Math.max(...rows.map((row) => row.size));
  return rows
    .filter((row) => row.size === size)
    .map(({ name, files: { largestPage } }) => `${sites[name].label} ${describe(largestPage)}`)
    .join(', ');
}

function describe({ path, plain, brotli }: { path: string } & Size): string {
  return `${path} (${kilobytes(plain)}, ${kilobytes(brotli)} compressed)`;
}

export function scaleChart(rows: readonly Row[]): string {
  return barChart(
    'How ours and a bare Starlight grow',
    {
      rows,
      label: ({ name, size }) => `${sites[name].label}, ${count(size)}`,
      isOurs: ({ name }) => name === 'ours',
    },
    [
      { title: 'Cold build, processor time (s)', value: ({ cold }) => cold.cpu, text: seconds },
      { title: 'Entry page with all it loads (kB)', value: ({ pageLoad }) => pageLoad, text: kilobytes },
      { title: 'From opening search to the first result (kB)', value: ({ search }) => search, text: kilobytes },
    ],
  );
}
