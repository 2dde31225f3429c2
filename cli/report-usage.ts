/**
 * `npm run report:usage -- access.log… [--out DIR] [--entries FILE] [--today DATE]`: usage logs, plain or gzipped, → a
 * report as Markdown and CSV. Reads as a stream: 10,000,000 lines need no more memory than 100,000 (bench/usage.ts).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDay, shanghaiDate, yearBefore } from '../src/entry/days.ts';
import type { EntriesJson } from '../src/export/contracts.ts';
import { parseSiteData } from '../src/markdown/corpus.ts';
import { readDataFiles } from '../src/site/content-files.ts';
import type { KnownEntry } from '../src/usage/usage.ts';
import { usageReport } from '../src/usage/usage-report.ts';
import { Misuse, runCommand } from './command.ts';
import { gapsOf, nothingIn, readUsageLogs } from './usage-logs.ts';

await runCommand({
  usage:
    '用法：npm run report:usage -- 日志… [--out 文件夹] [--entries entries.json] [--today 2026-11-24]，例如 npm run report:usage -- /var/log/kling-qa/usage.log*',
  options: {
    out: { type: 'string', default: 'usage-report' },
    entries: { type: 'string', default: 'dist/entries.json' },
    today: { type: 'string', default: shanghaiDate(new Date()) },
  },
  async run({ values, positionals }) {
    const { out, entries, today } = values;
    if (positionals.length === 0) throw new Misuse('请写上日志文件');
    if (!isDay(today)) throw new Misuse(`--today 要写成日期，例如 --today 2026-11-24，现在是「${today}」`);
    // A wrong list of entries is reported before the log is read, which may take minutes.
    const known = knownEntries(entries);
    const { tally, areWhole } = await readUsageLogs(positionals, { firstDay: yearBefore(today), today });
    const { lines, malformed } = tally;
    if (lines === malformed) {
      console.error(`${nothingIn(tally)}，没有写报告；${out} 里如果有以前的报告，没有改动。`);
      return false;
    }
    mkdirSync(out, { recursive: true });
    // A broken file of content/ is the gate's affair: the report then groups questions by their characters only.
    const { words } = parseSiteData(readDataFiles());
    const report = usageReport(tally, { entries: known, words, gapOf: await gapsOf(tally) });
    for (const [name, text] of Object.entries(report)) writeFileSync(join(out, name), text);
    console.log(`共 ${lines} 行，其中 ${malformed} 行读不懂。报告在 ${out}/usage.md，表格在旁边的 CSV 里。`);
    return areWhole;
  },
});

function knownEntries(path: string): KnownEntry[] {
  if (!existsSync(path)) {
    console.error(
      `没有 ${path}，报告里没有条目的标题，也看不出哪些从没用过。先运行 npm run build，或用 --entries 指定。`,
    );
    return [];
  }
  const entries = parseEntries(readFileSync(path, 'utf8'));
  if (!Array.isArray(entries)) throw new Error(`${path} 不是条目列表，可能没有生成完；请重新运行 npm run build`);
  return entries;
}

function parseEntries(text: string): KnownEntry[] | undefined {
  try {
    return (JSON.parse(text) as EntriesJson | null)?.entries;
  } catch {
    return undefined;
  }
}
