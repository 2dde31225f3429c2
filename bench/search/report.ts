import type { Figures } from './run.ts';

export interface Machine {
  processor: string;
  cores: number;
  /** Average number of waiting programs while it ran; above `cores`, times are too long. */
  load: number;
  memory: number;
  system: string;
  versions: Record<string, string>;
  date: string;
}

type Column = [title: string, value: (ours: Figures, all: readonly Figures[]) => string];

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const milliseconds = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
const times = ({ median, slowest }: { median: number; slowest: number }) =>
  `${milliseconds(median)} (slowest ${milliseconds(slowest)})`;
const share = (value: number) => value.toFixed(3);

const columns: Column[] = [
  ['entries', ({ size }) => size.toLocaleString('en')],
  ['site', ({ site, size }) => names[site](size)],
  ['hit1 / hit3 / hit5', ({ quality: { hit1, hit3, hit5 } }) => [hit1, hit3, hit5].map(share).join(' / ')],
  ['MRR', ({ quality: { mrr } }) => share(mrr)],
  ['nothing found', ({ quality: { zero } }) => share(zero)],
  ['bytes to first result', ({ bytes }) => kilobytes(bytes.toFirst)],
  ['… until settled', ({ bytes }) => kilobytes(bytes.settled)],
  ['20-character sentence', ({ sentenceBytes }) => kilobytes(sentenceBytes.toFirst)],
  ['… until settled', ({ sentenceBytes }) => kilobytes(sentenceBytes.settled)],
  ['keystroke to result, warm', ({ warm }) => times(warm)],
  ['… to last change', ({ warm }) => milliseconds(warm.last)],
  ['… new query', ({ fresh }) => times(fresh.sample)],
  ['… new sentence', ({ fresh }) => times(fresh.sentence)],
  ['… cold', ({ cold }) => milliseconds(cold)],
  ['warm, as a ratio', (row, all) => ratio(row, all, ({ warm }) => warm.median)],
  ['new query, as a ratio', (row, all) => ratio(row, all, ({ fresh }) => fresh.sample.median)],
];

const names: Record<Figures['site'], (size: number) => string> = {
  ours: () => 'ours',
  starlight: (size) => (size > 1000 ? 'bare Starlight, topic links in the sidebar' : 'bare Starlight'),
};

/** What of the acceptance can be read off the table: measured, asked for. */
function acceptance(all: readonly Figures[]): string[] {
  const [small, large] = [Math.min, Math.max].map((pick) => {
    const size = pick(...all.map((row) => row.size));
    return (site: Figures['site']) => all.find((row) => row.size === size && row.site === site);
  });
  const [ours, peer, many] = [small?.('ours'), small?.('starlight'), large?.('ours')];
  if (!ours || !peer || !many) return [];
  const warm = ours.warm.median / peer.warm.median;
  const fresh = ours.fresh.sample.median / peer.fresh.sample.median;
  const line = (what: string, value: string, asked: string, met: boolean) =>
    `| ${what} | ${value} | ${asked} | ${met ? 'yes' : '**no**'} |`;
  return [
    '| | measured | asked | reached |',
    '|---|--:|--:|---|',
    line('keystroke to result, warm, as a ratio to bare Starlight', warm.toFixed(3), '≤ 0.05', warm <= 0.05),
    line('… of a new query', fresh.toFixed(3), '≤ 0.05', fresh <= 0.05),
    line(
      `bytes to first result at ${ours.size}`,
      kilobytes(ours.bytes.toFirst),
      '≤ 105 kB',
      ours.bytes.toFirst <= 105_000,
    ),
    line(
      `bytes of a 20-character sentence at ${many.size.toLocaleString('en')}`,
      kilobytes(many.sentenceBytes.toFirst),
      '≤ 400 kB',
      many.sentenceBytes.toFirst <= 400_000,
    ),
    line(
      `keystroke to result at ${many.size.toLocaleString('en')}, a new sentence`,
      milliseconds(many.fresh.sentence.median),
      '≤ 100 ms',
      many.fresh.sentence.median <= 100,
    ),
  ];
}

export function searchReport(all: readonly Figures[], machine: Machine): string {
  const cells = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const nothing = all.map(({ site, size, nothing }) => `${site} at ${size.toLocaleString('en')}: ${nothing}`);
  return `# Search beside a bare Starlight's

\`npm run bench:search\`, ${machine.date}, on ${machine.cores} cores of ${machine.processor} with ${machine.memory} GB, ${machine.system}; load average
${machine.load.toFixed(1)} at the end${machine.load > machine.cores ? ' (other programs were running: times are too long for both sites)' : ''}. ${Object.entries(
    machine.versions,
  )
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.

![Time and bytes to the first result](search.svg)

${cells(columns.map(([title]) => title))}
${cells(columns.map((_column, index) => (index === 1 ? '---' : '--:')))}
${all.map((row) => cells(columns.map(([, value]) => value(row, all)))).join('\n')}

${acceptance(all).join('\n')}

## How it is measured

- Both sites are built from the same entries and served by the same program, which sends brotli (quality 11) where that is
  smaller. Bare Starlight is set up as its documentation says, one Markdown page an entry: question, what customers say,
  replies, notes, escalation. Above 1,000 entries its sidebar holds topics only; the full one fills the disk.
- The smallest corpus is content/; the others are recombined from its phrases (synthetic.ts).
- Quality: at ${Math.min(...all.map(({ size }) => size))} entries tests/search/dev.jsonl; in the synthetic corpora, whose answers nobody judged, 40 things that customers say,
  word for word, for the entry that lists them. Starlight through its own interface, of which the first page of results counts;
  ours by the engine on the built index, after ten queries have shown that the list on screen is the same.
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

function ratio(row: Figures, all: readonly Figures[], time: (row: Figures) => number): string {
  const peer = all.find(({ site, size }) => site === 'starlight' && size === row.size);
  return peer ? (time(row) / time(peer)).toFixed(3) : '';
}
