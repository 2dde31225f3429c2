/**
 * `npm run report -- BASE [--out FILE] [--log usage.log…]`: what a change does to the answers and to search, in Markdown for
 * its reviewers.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addDays, isDay, shanghaiDate } from '../src/entry/days.ts';
import { readBaseContent } from '../src/git/base.ts';
import { type Corpus, parseCorpus } from '../src/markdown/corpus.ts';
import type { Side } from '../src/review/compare-facts.ts';
import { type Answer, movedQueries, queriesFor } from '../src/review/moved-queries.ts';
import {
  type ComparedSearch,
  compareSides,
  errorsFirst,
  type JudgedProblem,
  type Report,
} from '../src/review/review.ts';
import { writeReport } from '../src/review/write-review.ts';
import { parseJudged } from '../src/search/evaluate.ts';
import { contentDirectory, readContentFiles } from '../src/site/content-files.ts';
import type { Count } from '../src/usage/counter.ts';
import type { Tally } from '../src/usage/usage-tally.ts';
import { Misuse, runCommand } from './command.ts';
import { withIndex } from './temporary-index.ts';
import { nothingIn, readUsageLogs } from './usage-logs.ts';

/** Of how many days before today a log is read: what was asked earlier may be asked no more. */
const recentDays = 8 * 7;
/** How many queries of a log are tried, the most frequent first. */
const mostOfLog = 2000;

await runCommand({
  usage:
    '用法：npm run report -- 分支或提交 [--out 文件] [--log 使用日志…]，例如 npm run report -- origin/main --log usage.log',
  options: {
    out: { type: 'string' },
    log: { type: 'string', multiple: true, default: [] },
    today: { type: 'string', default: shanghaiDate(new Date()) },
  },
  async run({ values: { out, log, today }, positionals: [reference, ...more] }) {
    // The shell makes several arguments of `--log usage.log*`, and only the first belongs to the option.
    if (!reference || (more.length > 0 && log.length === 0)) throw new Misuse('请写一个要比较的分支或提交');
    if (!isDay(today)) throw new Misuse(`--today 要写成日期，例如 --today 2026-11-24，现在是「${today}」`);
    const text = await reportOn(reference, await recentQueries([...log, ...more], today));
    if (out) writeFileSync(out, text);
    else process.stdout.write(text);
    return true;
  },
});

async function reportOn(reference: string, tally: Tally | null): Promise<string> {
  const directory = contentDirectory();
  const { commit, files, warnings } = readBaseContent(directory, reference);
  const base: Side = { files, corpus: parseCorpus(files) };
  const now = readContentFiles(directory);
  const head: Side = { files: now, corpus: parseCorpus(now) };
  const compared = compareSides(base, head);
  const report: Report = {
    ...compared,
    ...judge(gate(commit)),
    search: await compareSearch(compared.entries, { base, head }, tally),
  };
  const titles = new Map([base, head].flatMap(({ corpus }) => corpus.entries.map((each) => [each.number, each.title])));
  const topics = { ...base.corpus.site.topics, ...head.corpus.site.topics };
  return writeReport(report, { base: reference, topics, titles, warnings });
}

/** What the change brings, 错误 first, and how many reminders stood before it. */
function judge(problems: readonly JudgedProblem[]): Pick<Report, 'problems' | 'standing'> {
  const brought = problems.filter(({ isStanding }) => !isStanding);
  return { problems: errorsFirst(brought), standing: problems.length - brought.length };
}

/** The gate as its own command runs it, so that both always say the same. */
function gate(commit: string): JudgedProblem[] {
  const command = fileURLToPath(new URL('check.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, command, '--base', commit, '--format', 'json'],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (status !== 0 && status !== 1) throw new Error(`内容检查没有跑完，报告没有写：\n${stderr}`);
  return JSON.parse(stdout) as JudgedProblem[];
}

function isSearchSame(base: Side, head: Side): boolean {
  const text = ({ files }: Side) => JSON.stringify(files.map(({ path, text }) => [path, text]).sort());
  return text(base) === text(head);
}

async function compareSearch(
  entries: Report['entries'],
  { base, head }: { base: Side; head: Side },
  tally: Tally | null,
): Promise<ComparedSearch> {
  const log = tally && { from: tally.from, to: tally.to, times: tally.queries.top().reduce(sumTotals, 0) };
  if (isSearchSame(base, head)) return { asked: 0, moved: [], log };
  const file = 'tests/search/dev.jsonl';
  const judged = existsSync(file) ? parseJudged(readFileSync(file, 'utf8')) : [];
  const asked = new Map(
    tally?.queries
      .top()
      .slice(0, mostOfLog)
      .map(([query, { total }]) => [query, total]),
  );
  const queries = queriesFor(entries, { base: base.corpus, head: head.corpus }, { judged, log: asked });
  const texts = queries.map(({ text }) => text);
  // One index after the other: two at once would share one process of Pagefind, which ends with the first index.
  const before = await answersTo(base.corpus, texts);
  const after = await answersTo(head.corpus, texts);
  return { asked: queries.length, moved: movedQueries(queries, before, after), log };
}

function sumTotals(sum: number, [, { total }]: [string, Count]): number {
  return sum + total;
}

function answersTo(corpus: Corpus, queries: readonly string[]): Promise<Answer[]> {
  return withIndex(corpus, async (search) => {
    const answers: Answer[] = [];
    for (const query of queries) {
      const { numbers, confident } = await search(query);
      answers.push({ first: numbers[0] ?? null, confident });
    }
    return answers;
  });
}

/** The logs counted together; null if none was given. What cannot be read of them is named on stderr. */
async function recentQueries(logs: readonly string[], today: string): Promise<Tally | null> {
  if (logs.length === 0) return null;
  const { tally } = await readUsageLogs(logs, { firstDay: addDays(today, -recentDays), today });
  if (tally.lines === tally.malformed) throw new Error(`${nothingIn(tally)}，报告没有写`);
  return tally;
}
