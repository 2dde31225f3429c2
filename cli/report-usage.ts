/**
 * `npm run report:usage -- access.log… [--out DIR] [--entries FILE] [--today DATE]`: usage logs, plain or gzipped, → a
 * report as Markdown and CSV. Reads as a stream: 10,000,000 lines need no more memory than 100,000 (bench/usage.ts).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, isDay, shanghaiDate, yearBefore } from '../src/entry/days.ts';
import type { EntriesJson } from '../src/export/entries-json.ts';
import { parseSiteData } from '../src/markdown/corpus.ts';
import { readDataFiles } from '../src/site/content-files.ts';
import type { KnownEntry } from '../src/usage/usage.ts';
import { usageReport } from '../src/usage/usage-report.ts';
import { Tally } from '../src/usage/usage-tally.ts';
import { Misuse, runCommand } from './command.ts';
import { readLines } from './log-lines.ts';

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
    // Clocks of servers differ by minutes, not by days; each week of a log takes memory and a column.
    const tally = new Tally({ firstDay: yearBefore(today), lastDay: addDays(today, 1) });
    let areWhole = true;
    for (const path of positionals) areWhole = (await readLog(path, tally)) && areWhole;
    const { lines, malformed } = tally;
    if (lines === malformed) {
      const found = lines === 0 ? '日志里一行也没有' : `${lines} 行日志没有一行读得懂`;
      console.error(`${found}，没有写报告；${out} 里如果有以前的报告，没有改动。`);
      return false;
    }
    mkdirSync(out, { recursive: true });
    // Without synonyms questions are grouped by their characters only; a broken file is the gate's affair.
    const { synonyms } = parseSiteData(readDataFiles()).vocabulary;
    for (const [name, text] of Object.entries(usageReport(tally, known, synonyms)))
      writeFileSync(join(out, name), text);
    console.log(`共 ${lines} 行，其中 ${malformed} 行读不懂。报告在 ${out}/usage.md，表格在旁边的 CSV 里。`);
    return areWhole;
  },
});

/**
 * Reads a log; one that is cut off or broken counts as far as it can be read. Returns whether the log could be read to
 * its end.
 */
async function readLog(path: string, tally: Tally): Promise<boolean> {
  const { lines, malformed } = tally;
  if (!existsSync(path)) {
    console.error(`没有日志 ${path}`);
    return false;
  }
  let isWhole = true;
  try {
    await readLines(path, (line) => tally.add(line));
  } catch (error) {
    console.error(`${path} 没有读完：${error instanceof Error ? error.message : error}`);
    isWhole = false;
  }
  const [read, unread] = [tally.lines - lines, tally.malformed - malformed];
  if (read > 0 && read === unread) console.error(`${path} 里没有一行读得懂：是使用日志（usage.log）吗？`);
  return isWhole;
}

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
