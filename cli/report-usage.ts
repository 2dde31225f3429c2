/**
 * `npm run report:usage -- access.log… [--out DIR] [--entries FILE] [--today DATE]`: usage logs, plain or gzipped, → a
 * report as Markdown and CSV. Reads as a stream: 10,000,000 lines need no more memory than 100,000 (bench/usage.ts).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shanghaiDate } from '../src/entry/validity.ts';
import type { EntriesJson } from '../src/export/entries-json.ts';
import { parseYaml } from '../src/markdown/front-matter.ts';
import { type SynonymGroup, synonymsSchema } from '../src/search/synonyms.ts';
import { contentDirectory } from '../src/site/content-files.ts';
import { usageReport } from '../src/usage/report.ts';
import { Tally } from '../src/usage/tally.ts';
import type { KnownEntry } from '../src/usage/usage.ts';
import { dayAfter, yearBefore } from '../src/usage/weeks.ts';
import { readLines } from './log-lines.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'usage-report' },
    entries: { type: 'string', default: 'dist/entries.json' },
    today: { type: 'string', default: shanghaiDate(new Date()) },
  },
});

if (positionals.length === 0) {
  console.error('请写上日志文件，例如：npm run report:usage -- /var/log/kling-qa/usage.log*');
  process.exitCode = 2;
} else if (!/^\d{4}-\d\d-\d\d$/.test(values.today) || Number.isNaN(Date.parse(values.today))) {
  console.error(`--today 要写成日期，例如 --today 2026-11-24，现在是「${values.today}」`);
  process.exitCode = 2;
} else {
  // Clocks of servers differ by minutes, not by days; each week of a log takes memory and a column.
  const tally = new Tally({ firstDay: yearBefore(values.today), lastDay: dayAfter(values.today) });
  for (const path of positionals) await readLog(path, tally);
  mkdirSync(values.out, { recursive: true });
  for (const [name, text] of Object.entries(usageReport(tally, knownEntries(values.entries), knownSynonyms())))
    writeFileSync(join(values.out, name), text);
  console.log(
    `共 ${tally.lines} 行，其中 ${tally.malformed} 行读不懂。报告在 ${values.out}/usage.md，表格在旁边的 CSV 里。`,
  );
}

/** A log that is cut off or broken counts as far as it can be read. */
async function readLog(path: string, tally: Tally): Promise<void> {
  const { lines, malformed } = tally;
  try {
    await readLines(path, (line) => tally.add(line));
  } catch (error) {
    console.error(`${path} 没有读完：${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
  const [read, unread] = [tally.lines - lines, tally.malformed - malformed];
  if (read > 0 && read === unread) console.error(`${path} 里没有一行读得懂：是使用日志（usage.log）吗？`);
}

function knownEntries(path: string): KnownEntry[] {
  if (!existsSync(path)) {
    console.error(
      `没有 ${path}，报告里没有条目的标题，也看不出哪些从没用过。先运行 npm run build，或用 --entries 指定。`,
    );
    return [];
  }
  return (JSON.parse(readFileSync(path, 'utf8')) as EntriesJson).entries;
}

/** Without them questions are grouped by their characters only; a broken file is the gate's affair. */
function knownSynonyms(): SynonymGroup[] {
  const path = join(contentDirectory(), 'synonyms.yml');
  return existsSync(path) ? (parseYaml(readFileSync(path, 'utf8'), synonymsSchema).data ?? []) : [];
}
