/**
 * `npm run learn -- usage.log… [--out FILE]`: what agents searched and then copied, as a proposal of sentences for
 * content/said/ that an editor reviews. `npm run learn -- --take FILE` writes what the editor has left of it. Exit code 1
 * if a log cannot be read, or the gate refuses a sentence; nothing is written then.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from '../src/check/check.ts';
import { severityOf } from '../src/check/severity.ts';
import { isDay, shanghaiDate, yearBefore } from '../src/entry/days.ts';
import { fromContentPath } from '../src/entry/paths.ts';
import { formatProblem } from '../src/entry/problem.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { normalLines } from '../src/markdown/source.ts';
import { parseYaml } from '../src/markdown/yaml.ts';
import { contentDirectory, readContentFiles } from '../src/site/content-files.ts';
import { propose } from '../src/usage/proposal.ts';
import { proposalSchema, takeProposal, writeProposal } from '../src/usage/proposal-file.ts';
import { Misuse, runCommand } from './command.ts';
import { gapsOf, nothingIn, readUsageLogs } from './usage-logs.ts';

const directory = contentDirectory();

await runCommand({
  usage:
    '用法：npm run learn -- 日志… [--out learned.yml] [--today 2026-11-24]，看完以后 npm run learn -- --take learned.yml',
  options: {
    out: { type: 'string', default: 'learned.yml' },
    take: { type: 'string' },
    today: { type: 'string', default: shanghaiDate(new Date()) },
  },
  run({ values: { out, take, today }, positionals: logs }) {
    if (!isDay(today)) throw new Misuse(`--today 要写成日期，例如 --today 2026-11-24，现在是「${today}」`);
    if (take !== undefined && logs.length > 0) throw new Misuse('--take 只要一个看过的文件，不要再写日志');
    if (take !== undefined) return takeFrom(take, today);
    if (logs.length === 0) throw new Misuse('请写上日志文件');
    return proposeFrom(logs, { out, today });
  },
});

async function proposeFrom(logs: readonly string[], { out, today }: { out: string; today: string }): Promise<boolean> {
  if (existsSync(out)) throw new Error(`已经有 ${out} 了，没有改动它；请先看完它，或用 --out 写另一个文件名`);
  const { tally, areWhole } = await readUsageLogs(logs, { firstDay: yearBefore(today), today });
  if (tally.lines === tally.malformed) {
    console.error(`${nothingIn(tally)}，没有写建议。`);
    return false;
  }
  const { entries, words, redirects, vocabulary } = parseCorpus(readContentFiles(directory));
  const gapOf = await gapsOf(tally);
  const proposal = propose(tally, { entries, said: vocabulary.said, redirects, words, gapOf });
  const { from, to } = tally;
  writeFileSync(out, writeProposal(proposal, { voice: `日志 ${to.slice(0, 7)}`, period: `${from} 到 ${to}` }));
  const { learned, unanswered } = proposal;
  console.log(`学到 ${learned.length} 句，另有 ${unanswered.length} 组问法没有答复。请看 ${out}，里面写着怎么做。`);
  return areWhole;
}

async function takeFrom(path: string, today: string): Promise<boolean> {
  if (!existsSync(path)) throw new Error(`没有 ${path}；请先运行 npm run learn -- 日志…`);
  const { data, findings } = parseYaml(normalLines(readFileSync(path, 'utf8')), proposalSchema);
  if (!data) {
    for (const finding of findings) console.log(formatProblem({ path, ...finding }, '错误'));
    return refuse();
  }
  const files = readContentFiles(directory);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const changed = takeProposal(data, (name) => texts.get(name) ?? '');
  const kept = files.filter((file) => !changed.has(file.path));
  const problems = check({
    files: [...kept, ...[...changed].map(([path, text]) => ({ path, text }))],
    today,
  }).filter((problem) => changed.has(problem.path) && severityOf(problem) === '错误');
  for (const problem of problems) console.log(formatProblem(problem, '错误'));
  if (problems.length > 0) return refuse();
  for (const [name, text] of changed) {
    const file = join(directory, fromContentPath(name));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(`写好了 ${changed.size} 个文件：${[...changed.keys()].join('、') || '没有一组写了 to'}`);
  if (changed.size > 0) console.log(`${path} 可以删了。接着运行 npm run check，和平时一样提交，开一个合并请求。`);
  return true;
}

function refuse(): boolean {
  console.log('什么也没有写。请改好上面这些，再运行一次。');
  return false;
}
