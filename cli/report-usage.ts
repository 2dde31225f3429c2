/**
 * `npm run report:usage -- access.log… [--out DIR] [--entries FILE] [--today DATE]`: usage logs, plain or gzipped, → a
 * report as Markdown and CSV. Reads as a stream: 10,000,000 lines need no more memory than 100,000 (bench/usage.ts).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addDays, isDay, shanghaiDate, yearBefore } from '../src/entry/days.ts';
import type { EntriesJson } from '../src/export/entries-json.ts';
import { parseSiteData } from '../src/markdown/corpus.ts';
import { readDataFiles } from '../src/site/content-files.ts';
import type { KnownEntry } from '../src/usage/usage.ts';
import { usageReport } from '../src/usage/usage-report.ts';
import { Tally } from '../src/usage/usage-tally.ts';
import { readLines } from './log-lines.ts';

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  // Before the log: reading that may take minutes.
  const known = knownEntries(values.entries);
  // Clocks of servers differ by minutes, not by days; each week of a log takes memory and a column.
  const tally = new Tally({ firstDay: yearBefore(values.today), lastDay: addDays(values.today, 1) });
  let areWhole = true;
  for (const path of positionals) areWhole = (await readLog(path, tally)) && areWhole;
  if (tally.lines === tally.malformed) {
    const found = tally.lines === 0 ? '日志里一行也没有' : `${tally.lines} 行日志没有一行读得懂`;
    console.error(`${found}，没有写报告；${values.out} 里如果有以前的报告，没有改动。`);
    return 1;
  }
  mkdirSync(values.out, { recursive: true });
  // Without synonyms questions are grouped by their characters only; a broken file is the gate's affair.
  const { synonyms } = parseSiteData(readDataFiles()).vocabulary;
  for (const [name, text] of Object.entries(usageReport(tally, known, synonyms)))
    writeFileSync(join(values.out, name), text);
  console.log(
    `共 ${tally.lines} 行，其中 ${tally.malformed} 行读不懂。报告在 ${values.out}/usage.md，表格在旁边的 CSV 里。`,
  );
  return areWhole ? 0 : 1;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'usage-report' },
        entries: { type: 'string', default: 'dist/entries.json' },
        today: { type: 'string', default: shanghaiDate(new Date()) },
      },
    });
    const { today } = values;
    if (positionals.length === 0) throw new Error('请写上日志文件');
    if (!isDay(today)) throw new Error(`--today 要写成日期，例如 --today 2026-11-24，现在是「${today}」`);
    return { values, positionals };
  } catch (error) {
    const usage =
      '用法：npm run report:usage -- 日志… [--out 文件夹] [--entries entries.json] [--today 2026-11-24]，例如 npm run report:usage -- /var/log/kling-qa/usage.log*';
    throw new Error(`${explain(error)}\n${usage}`);
  }
}

/** What Node says of options is English. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [, option = ''] = /'(-[^' ]*)/.exec(error.message) ?? [];
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有「${option}」这个选项`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `「${option}」后面要写上值`;
  return error.message;
}

/** A log that is cut off or broken counts as far as it can be read. Whether it could be read to its end. */
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
