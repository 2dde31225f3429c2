/** `npm run report -- BASE [--out FILE]`: what a change does to the answers, in Markdown for its reviewers. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readBaseContent } from '../src/git/base.ts';
import { type Corpus, parseCorpus } from '../src/markdown/corpus.ts';
import type { Side } from '../src/review/compare-facts.ts';
import { movedQueries, queriesFor } from '../src/review/moved-queries.ts';
import { compareSides, errorsFirst, type JudgedProblem, type Report } from '../src/review/review.ts';
import { writeReport } from '../src/review/write-review.ts';
import { parseJudged } from '../src/search/evaluate.ts';
import { contentDirectory, readContentFiles } from '../src/site/content-files.ts';
import { Misuse, runCommand } from './command.ts';
import { withIndex } from './temporary-index.ts';

await runCommand({
  usage: '用法：npm run report -- 分支或提交 [--out 文件]，例如 npm run report -- origin/main',
  options: { out: { type: 'string' } },
  async run({ values: { out }, positionals: [reference, ...more] }) {
    if (!reference || more.length > 0) throw new Misuse('请写一个要比较的分支或提交');
    const text = await reportOn(reference);
    if (out) writeFileSync(out, text);
    else process.stdout.write(text);
    return true;
  },
});

async function reportOn(reference: string): Promise<string> {
  const directory = contentDirectory();
  const { commit, files, warnings } = readBaseContent(directory, reference);
  const base: Side = { files, corpus: parseCorpus(files) };
  const now = readContentFiles(directory);
  const head: Side = { files: now, corpus: parseCorpus(now) };
  const compared = compareSides(base, head);
  const report: Report = {
    ...compared,
    problems: errorsFirst(gate(commit)),
    search: isSearchSame(base, head) ? { asked: 0, moved: [] } : await compareSearch(compared.entries, base, head),
  };
  const titles = new Map([base, head].flatMap(({ corpus }) => corpus.entries.map((each) => [each.number, each.title])));
  const topics = { ...base.corpus.site.topics, ...head.corpus.site.topics };
  return writeReport(report, { base: reference, topics, titles, warnings });
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

async function compareSearch(entries: Report['entries'], base: Side, head: Side): Promise<Report['search']> {
  const file = 'tests/search/dev.jsonl';
  const judged = existsSync(file) ? parseJudged(readFileSync(file, 'utf8')) : [];
  const queries = queriesFor(entries, { base: base.corpus, head: head.corpus }, judged);
  const texts = queries.map(({ text }) => text);
  // One index after the other: two at once would share one process of Pagefind, which ends with the first index.
  const before = await firstHits(base.corpus, texts);
  const after = await firstHits(head.corpus, texts);
  return { asked: queries.length, moved: movedQueries(queries, before, after) };
}

/** The number of the first entry that each query finds, or null where it finds nothing. */
function firstHits(corpus: Corpus, queries: readonly string[]): Promise<(number | null)[]> {
  return withIndex(corpus, async (search) => {
    const numbers: (number | null)[] = [];
    for (const query of queries) numbers.push((await search(query))[0] ?? null);
    return numbers;
  });
}
