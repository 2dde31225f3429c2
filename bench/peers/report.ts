import type { Report } from '../../src/search/evaluate.ts';
import type { SearchFigures } from '../browser/figures.ts';
import type { PageCost, Traffic } from '../browser/measure.ts';
import type { BuildCost } from '../build.ts';
import { barChart, linear, logarithmic } from '../chart.ts';
import { figureTable, kilobytes, megabytes, milliseconds, seconds, share } from '../format.ts';
import { type SiteName, sites } from '../sites/index.ts';

/** What was measured of one site. */
export interface Measured {
  name: SiteName;
  search: SearchFigures;
  /**
   * Quality on queries that nothing was tuned on. The quality in `search` is on the queries that our search was
   * developed with.
   */
  heldOut: Report;
  page: PageCost;
  build: BuildCost;
}

/** A line of the table. */
interface Row {
  title: string;
  value(site: Measured): number;
  text(value: number): string;
  best: 'most' | 'least';
  /** Why another site may be ahead; shown if one is. */
  because?: string;
}

const kinds = {
  keyword: 'keywords of 2 to 8 characters',
  natural: 'whole sentences of customers',
  synonym: 'in words that the corpus does not use',
  substring: 'across the edges of words',
  typo: 'homophones of an input method',
  pinyin: 'input method left in English',
  mixed: 'Latin and Chinese mixed',
};

const plain: Pick<Row, 'text' | 'best'> = { text: share, best: 'most' };

const qualityOn = (set: (site: Measured) => Report): Row[] => [
  { title: 'hit1', value: (site) => set(site).hit1, ...plain },
  { title: 'hit3', value: (site) => set(site).hit3, ...plain },
  { title: 'hit5', value: (site) => set(site).hit5, ...plain },
  { title: 'MRR', value: (site) => set(site).mrr, ...plain },
  { title: 'nothing found', value: (site) => set(site).zero, text: share, best: 'least' },
  ...Object.entries(kinds).map(
    ([kind, what]): Row => ({
      title: `hit1, ${what}`,
      value: (site) => set(site).perKind[kind]?.hit1 ?? 0,
      ...plain,
      because:
        'where several entries share a short word, the order between them is a guess about what the customer means',
    }),
  ),
  {
    title: 'questions without an answer, refused',
    value: (site) => set(site).rejected,
    ...plain,
    because: 'a site that finds hardly anything refuses by that: see the rows above',
  },
];
const quality = qualityOn(({ search }) => search.quality);

const traffic = (title: string, of: (site: Measured) => Traffic, because?: string): Row[] => [
  { title, value: (site) => of(site).bytes, text: kilobytes, best: 'least', ...(because && { because }) },
  {
    title: '… in requests',
    value: (site) => of(site).requests,
    text: (count) => count.toString(),
    best: 'least',
    because: 'the index is many small files, of which a query loads the ones it needs',
  },
];

const weight: Row[] = [
  ...traffic('an entry page, until loaded', ({ page }) => page.load),
  ...traffic('… and 3 s after', ({ page }) => page.idle),
  ...traffic(
    'from opening search to the first result',
    ({ search }) => search.traffic.toFirst,
    "Pagefind's engine is 59 kB of these and does not grow; the others load the whole index, which does, or have loaded it with the page",
  ),
  ...traffic('page and first search together', ({ page, search }) => ({
    bytes: page.idle.bytes + search.traffic.toFirst.bytes,
    requests: page.idle.requests + search.traffic.toFirst.requests,
  })),
];

const times: Omit<Row, 'text' | 'best'>[] = [
  { title: 'keystroke to first result, warm', value: ({ search }) => search.warm.median },
  {
    title: '… a query not asked before',
    value: ({ search }) => search.fresh.sample.median,
    because: 'its part of the index has to be fetched; a site that loaded the whole index has it',
  },
  {
    title: '… in a fresh browser',
    value: ({ search }) => search.cold,
    because: 'engine and first files of the index load after the keystroke; a small whole index loads faster',
  },
];
const time = times.map((row): Row => ({ ...row, text: milliseconds, best: 'least' }));

const building = 'pages, short links, JSON and an index of three kinds of tokens; the others build pages and one index';
const costs: Omit<Row, 'best'>[] = [
  { title: 'cold build, by the clock', value: ({ build }) => build.wall, text: seconds },
  { title: '… processor time', value: ({ build }) => build.cpu, text: seconds },
  { title: '… memory at most', value: ({ build }) => build.memory, text: megabytes },
];
const builds = costs.map((row): Row => ({ ...row, best: 'least', because: building }));

const sections = {
  'Search quality': quality,
  'Search quality on queries that nothing was tuned on': qualityOn(({ heldOut }) => heldOut),
  'Page weight': weight,
  Latency: time,
  Building: builds,
};

function tableOf(rows: readonly Row[], measured: readonly Measured[]): string {
  const lines = rows.map(({ title, value, text, best, because }) => {
    const values = measured.map(value);
    const leading = best === 'most' ? Math.max(...values) : Math.min(...values);
    const cells = values.map((one) => (text(one) === text(leading) ? `**${text(one)}**` : text(one)));
    const isAhead = text(values[0] ?? Number.NaN) === text(leading);
    return [title, ...cells, isAhead ? 'ahead or level' : `behind${because ? `: ${because}` : ''}`];
  });
  return figureTable(['', ...measured.map(({ name }) => sites[name].label), 'ours among these'], lines);
}

/** The text of bench/RESULTS.md. Our site is the first of `measured`. */
export function peersReport(measured: readonly Measured[], machine: string, entries: number): string {
  return `# Beside the competition

${machine}

![First result right, bytes and time to it](results.svg)

The same ${entries} entries, each site set up as its documentation says for Chinese, in one run and one browser. The best of a row is bold.

${Object.entries(sections)
  .map(([title, rows]) => `## ${title}\n\n${tableOf(rows, measured)}`)
  .join('\n\n')}

## How it is measured

- One page an entry: question as title, what customers say as a visible line, replies, notes, escalation. Ours is the site as it is
  built for agents. Starlight is of the versions that ours uses; the other three are pinned in bench/ and installed when this
  command runs, outside the product.
- All sites are served by the same program, with brotli (quality 11) where that is smaller, without a cache of the browser's.
- Quality: the ${'`'}tests/search/dev.jsonl${'`'} queries, and those of ${'`'}held-out.jsonl${'`'}, typed into each site's own search; its first list of
  results counts, each page once.
  An unanswerable question is refused where nothing is found or the site says that it has no answer.
- Traffic: bodies as sent; medians of ten queries, five keywords and five sentences, each in a fresh browser that has the page open.
- Time: from the input event to the first result in the document, or to the message that there is none, seen by a MutationObserver.
  Warm: on a page kept open, the third time the same ten are asked. Of the ten, this many found nothing:
  ${measured.map(({ name, search }) => `${sites[name].label} ${search.nothing}`).join(', ')}.
- Build: with empty caches; memory is that of all processes of the build together.
`;
}

export function peersChart(measured: readonly Measured[]): string {
  const named = (rows: readonly Row[], title: string) => rows.filter((row) => row.title === title);
  const panels = [
    { rows: named(quality, 'hit1'), title: 'First result is the right one (hit1)', scale: linear(1) },
    { rows: named(quality, `hit1, ${kinds.natural}`), title: '… for whole sentences of customers', scale: linear(1) },
    { rows: named(weight, 'page and first search together'), title: 'Page and first search together (kB)' },
    {
      rows: named(time, 'keystroke to first result, warm'),
      title: 'Keystroke to first result, warm (ms, logarithmic)',
      scale: logarithmic(1, 1000),
    },
  ];
  return barChart(
    'Beside the competition',
    { rows: measured, label: ({ name }) => sites[name].label, isOurs: ({ name }) => name === 'ours' },
    panels.flatMap(({ rows, ...panel }) => rows.map(({ value, text }) => ({ value, text, ...panel }))),
  );
}
