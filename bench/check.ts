/**
 * `npm run bench:check [-- --size=10000]`: what the gate costs without its rules about search: for the real corpus as a whole, and
 * for a synthetic one of which a change touches 20 entries. Writes bench/CHECK.md.
 */
import { writeFileSync } from 'node:fs';
import { Misuse, runCommand } from '../cli/command.ts';
import { loadTypesetter } from '../cli/typesetter.ts';
import { type CheckInput, check } from '../src/check/check.ts';
import { isEntryFile } from '../src/entry/paths.ts';
import type { ContentFile } from '../src/markdown/content-file.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { readContentFiles } from '../src/site/content-files.ts';
import { count, figureTable, seconds, targetTable } from './format.ts';
import { describeMachine } from './machine.ts';
import { synthesize } from './synthetic.ts';

/** How many entries the change of the large corpus touches. */
const touched = 20;
/** The day of judgement, so that dates of the corpus count the same in each run. */
const today = '2026-11-29';

interface Row {
  what: string;
  files: number;
  /** Processor seconds, with parsing. */
  time: number;
  memory: number;
}

await runCommand({
  usage: '用法：npm run bench:check [-- --size=10000]',
  options: { size: { type: 'string', default: '10000' } },
  async run({ values }) {
    const size = Number(values.size);
    if (!Number.isInteger(size) || size < touched) throw new Misuse(`--size 要写条数，至少 ${touched}`);
    const files = readContentFiles('content');
    const format = await loadTypesetter();
    const whole = measure('all of content/', { files, format });
    const data = files.filter(({ path }) => path.endsWith('.yml') && !path.startsWith('content/said/'));
    const many = synthesize(parseCorpus(files), data, size);
    const change = measure(`${touched} of ${count(size)} entries changed`, { ...changed(many), format });
    const report = reportOn([whole, change]);
    writeFileSync('bench/CHECK.md', report);
    console.log(report);
    return true;
  },
});

/** A corpus in which some entries, spread over all, say something else than on the base branch. */
function changed(files: readonly ContentFile[]): Pick<CheckInput, 'files' | 'base'> {
  const entries = files.filter(({ path }) => isEntryFile(path));
  const before = entries.filter((_, index) => index % Math.floor(entries.length / touched) === 0).slice(0, touched);
  const now = new Map(before.map(({ path, text }) => [path, text.replace('您好，', '您好，感谢您的咨询。')]));
  return {
    files: files.map((file) => ({ ...file, text: now.get(file.path) ?? file.text })),
    base: { changed: before.map(({ path }) => path), files: before },
  };
}

function measure(what: string, input: Pick<CheckInput, 'files' | 'base' | 'format'>): Row {
  const started = process.cpuUsage();
  check({ ...input, today, assets: input.files.map(({ path }) => path) });
  const { user, system } = process.cpuUsage(started);
  return { what, files: input.files.length, time: (user + system) / 1e6, memory: process.memoryUsage.rss() };
}

function reportOn(rows: readonly [Row, Row]): string {
  const [whole, change] = rows;
  return [
    '# The gate',
    describeMachine('bench:check', {}),
    'Without the rules about search, which teach search with and without the change in a thread of their own.',
    figureTable(
      ['', 'files', 'processor time', 'memory of the process'],
      rows.map(({ what, files, time, memory }) => [
        what,
        count(files),
        seconds(time),
        `${Math.round(memory / 1e6)} MB`,
      ]),
    ),
    targetTable([
      [whole.what, seconds(whole.time), '3 s', whole.time < 3],
      [change.what, seconds(change.time), '60 s', change.time < 60],
    ]),
    '',
  ].join('\n\n');
}
