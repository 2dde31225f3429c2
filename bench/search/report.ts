import type { SearchFigures } from '../browser/figures.ts';
import { barChart, linear, logarithmic } from '../chart.ts';
import { count, figureTable, kilobytes, milliseconds, share, targetTable } from '../format.ts';

/** What was measured of one site. */
export interface Row extends SearchFigures {
  name: 'ours' | 'starlight';
  size: number;
}

type Column = [title: string, value: (row: Row, all: readonly Row[]) => string];

const times = ({ median, slowest }: { median: number; slowest: number }) =>
  `${milliseconds(median)} (slowest ${milliseconds(slowest)})`;

const columns: Column[] = [
  ['site', ({ name, size }) => names[name](size)],
  ['entries', ({ size }) => count(size)],
  ['hit1 / hit3 / hit5', ({ quality: { hit1, hit3, hit5 } }) => [hit1, hit3, hit5].map(share).join(' / ')],
  ['MRR', ({ quality: { mrr } }) => share(mrr)],
  ['nothing found', ({ quality: { zero } }) => share(zero)],
  ['bytes to first result', ({ traffic }) => kilobytes(traffic.toFirst.bytes)],
  ['… until settled', ({ traffic }) => kilobytes(traffic.settled.bytes)],
  ['20-character sentence', ({ sentenceTraffic }) => kilobytes(sentenceTraffic.toFirst.bytes)],
  ['… until settled', ({ sentenceTraffic }) => kilobytes(sentenceTraffic.settled.bytes)],
  ['keystroke to result, warm', ({ warm }) => times(warm)],
  ['… to last change', ({ warm }) => milliseconds(warm.last)],
  ['… new query', ({ fresh }) => times(fresh.sample)],
  ['… new sentence', ({ fresh }) => times(fresh.sentence)],
  ['… cold', ({ cold }) => milliseconds(cold)],
  ['warm, as a ratio', (row, all) => ratio(row, all, ({ warm }) => warm.median)],
  ['new query, as a ratio', (row, all) => ratio(row, all, ({ fresh }) => fresh.sample.median)],
];

const names: Record<Row['name'], (size: number) => string> = {
  ours: () => 'ours',
  starlight: (size) => (size > 1000 ? 'bare Starlight, topic links in the sidebar' : 'bare Starlight'),
};

/** The targets that the table decides: what was measured, what is asked for. */
function acceptance(all: readonly Row[]): string {
  const [small, large] = [Math.min, Math.max].map((pick) => {
    const size = pick(...all.map((row) => row.size));
    return (name: Row['name']) => all.find((row) => row.size === size && row.name === name);
  });
  const [ours, peer, many] = [small?.('ours'), small?.('starlight'), large?.('ours')];
  if (!ours || !peer || !many) return '';
  const warm = ours.warm.median / peer.warm.median;
  const fresh = ours.fresh.sample.median / peer.fresh.sample.median;
  return targetTable([
    ['keystroke to result, warm, as a ratio to bare Starlight', warm.toFixed(3), '≤ 0.05', warm <= 0.05],
    ['… of a new query', fresh.toFixed(3), '≤ 0.05', fresh <= 0.05],
    [
      `bytes to first result at ${ours.size}`,
      kilobytes(ours.traffic.toFirst.bytes),
      '≤ 105 kB',
      ours.traffic.toFirst.bytes <= 105_000,
    ],
    [
      `bytes of a 20-character sentence at ${count(many.size)}`,
      kilobytes(many.sentenceTraffic.toFirst.bytes),
      '≤ 400 kB',
      many.sentenceTraffic.toFirst.bytes <= 400_000,
    ],
    [
      `keystroke to result at ${count(many.size)}, a new sentence`,
      milliseconds(many.fresh.sentence.median),
      '≤ 100 ms',
      many.fresh.sentence.median <= 100,
    ],
  ]);
}

export function searchReport(all: readonly Row[], machine: string): string {
  const nothing = all.map(({ name, size, nothing }) => `${name} at ${count(size)}: ${nothing}`);
  return `# Search beside a bare Starlight's

${machine}

![Time and bytes to the first result](search.svg)

${figureTable(
  columns.map(([title]) => title),
  all.map((row) => columns.map(([, value]) => value(row, all))),
)}

${acceptance(all)}

## How it is measured

- Both sites are built from the same entries and served by the same program, which sends brotli (quality 11) where that is
  smaller. Bare Starlight is set up as its documentation says, one Markdown page an entry: question, what customers say,
  replies, notes, escalation. Above 1,000 entries its sidebar holds topics only; the full one fills the disk.
- The smallest corpus is content/; the others are recombined from its phrases (synthetic.ts).
- Quality: at ${Math.min(...all.map(({ size }) => size))} entries tests/search/dev.jsonl; in the synthetic corpora, whose answers nobody judged, 40 things that customers say,
  word for word, for the entry that lists them. Each through the site's own interface, of which the first page of results counts.
- Bytes: everything sent between opening search and the first result on screen, the page itself excluded; "until settled" adds
  what is loaded afterwards to improve on a weak first answer. A fresh browser for each query; median of ten, five keywords
  and five sentences. The 20-character sentences are ten others.
- Time: from the input event to the first result in the document, seen by a MutationObserver in the page. Warm: on a page that is kept
  open, median of three rounds of the ten, all asked there before, as when somebody corrects a query; ours keeps what the index said
  of a word. New query: on such a page, asked for the first time, so that its part of the index has to be fetched. Cold:
  fresh browser, typed as soon as search is open.
- Of the ten, this many found nothing, and count with the time of the message that says so: ${nothing.join(', ')}.
`;
}

function ratio(row: Row, all: readonly Row[], time: (row: Row) => number): string {
  const peer = all.find(({ name, size }) => name === 'starlight' && size === row.size);
  return peer ? (time(row) / time(peer)).toFixed(3) : '';
}

export function searchChart(all: readonly Row[]): string {
  return barChart(
    "Search: ours beside a bare Starlight's",
    {
      rows: all,
      label: ({ name, size }) => `${names[name](0)}, ${count(size)}`,
      isOurs: ({ name }) => name === 'ours',
    },
    [
      {
        title: 'Keystroke to first result, warm (ms, logarithmic)',
        value: ({ warm }) => warm.median,
        text: milliseconds,
        scale: logarithmic(1, 1000),
      },
      {
        title: 'Bytes from opening search to first result (kB)',
        value: ({ traffic }) => traffic.toFirst.bytes,
        text: kilobytes,
      },
      {
        title: 'First result is the right one (hit1)',
        value: ({ quality }) => quality.hit1,
        text: share,
        scale: linear(1),
      },
    ],
  );
}
