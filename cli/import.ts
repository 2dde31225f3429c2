/**
 * `npm run import -- FILE.xlsx|csv|tsv [--topic TOPIC] [--report FILE] [--dry]`: a sheet → changed and new entries. The gate
 * judges all of them before a file is written; a file with an error is not written, and the others are. Exit code 1 if
 * a row was refused.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { changeJudge } from '../src/check/judge-changes.ts';
import { nearestEntries } from '../src/check/nearest-entries.ts';
import { severityOf } from '../src/check/severity.ts';
import { shanghaiDate } from '../src/entry/days.ts';
import type { Problem } from '../src/entry/problem.ts';
import type { Change } from '../src/markdown/changes.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { planImport } from '../src/sheets/import-plan.ts';
import type { ImportInput, ImportPlan, Outcome } from '../src/sheets/plan.ts';
import { NoSheet, readTable } from '../src/sheets/read-table.ts';
import { contentDirectory, listContentFiles, readContentFiles } from '../src/site/content-files.ts';
import { takenNames } from '../src/site/taken-names.ts';
import { Misuse, runCommand } from './command.ts';
import { loadTypesetter } from './typesetter.ts';
import { writeFiles } from './write-changes.ts';

const directory = contentDirectory();
const files = readContentFiles(directory);
const corpus = parseCorpus(files);
const labels: Record<Outcome['kind'], string> = { same: '没有变化', edit: '改动', draft: '新建', refused: '没有写' };

await runCommand({
  usage: '用法：npm run import -- 表格.xlsx [--topic 新条目的专题] [--report 报告文件] [--dry]，也可以是 .csv 和 .tsv',
  options: { topic: { type: 'string' }, report: { type: 'string' }, dry: { type: 'boolean', default: false } },
  async run({ values: { topic, report, dry }, positionals: [name, ...more] }) {
    if (!name || more.length > 0) throw new Misuse('请写一个表格文件');
    const table = await readTable(name, readFileSync(name)).catch((error: Error) => {
      throw error instanceof NoSheet ? new Error(`${name}：${error.message}`) : error;
    });
    const plan = await judged(planImport(table, known(topic)));
    if (!dry) writeFiles(directory, changesOf(plan));
    const text = reportOn(plan, table.unread, dry);
    if (report) writeFileSync(report, text);
    process.stdout.write(text);
    return plan.outcomes.every(({ kind }) => kind !== 'refused');
  },
});

function known(topic: string | undefined): ImportInput {
  const { entries, site, words } = corpus;
  const sources = new Map(files.map(({ path, text }) => [path, text]));
  return {
    entries,
    sources,
    topics: site.topics,
    words,
    topic: topicNamed(topic),
    ...takenNames(directory, files, corpus),
  };
}

function topicNamed(name: string | undefined): string | null {
  const { topics } = corpus.site;
  const found = Object.keys(topics).find((id) => id === name || topics[id]?.label === name);
  if (name !== undefined && !found)
    throw new Misuse(`没有「${name}」这个专题；可以写 ${Object.keys(topics).join('、')}`);
  return found ?? null;
}

/** The plan without the files that the gate refuses; blanks of a draft are no reason, because the gate stops them later. */
async function judged(plan: ImportPlan): Promise<ImportPlan> {
  const today = shanghaiDate(new Date());
  const judge = changeJudge({ files, today, assets: listContentFiles(directory), format: await loadTypesetter() });
  for (;;) {
    const errors = judge(changesOf(plan)).filter(
      (problem) => severityOf(problem) === '错误' && !(problem.rule === 'blank' && plan.drafts.has(problem.path)),
    );
    if (errors.length === 0) return plan;
    const first = new Map(errors.map((error) => [error.path, error]).reverse() as [string, Problem][]);
    // An error in a file that no row changes has no row to blame, so nothing at all is written.
    const elsewhere = errors.find(({ path }) => !plan.changed.has(path));
    const refused = elsewhere ? [...plan.changed.keys()] : [...first.keys()];
    for (const path of refused) drop(plan, path, elsewhere ?? first.get(path));
  }
}

function changesOf({ changed }: ImportPlan): Change[] {
  return [...changed].map(([path, text]) => ({ path, text }));
}

function drop(plan: ImportPlan, path: string, error: Problem | undefined): void {
  plan.changed.delete(path);
  plan.drafts.delete(path);
  const message = error ? `检查没有通过（${error.path} 第 ${error.line} 行）：${error.message}` : '检查没有通过';
  plan.outcomes = plan.outcomes.map((outcome) =>
    outcome.path === path && outcome.kind !== 'same' ? { ...outcome, kind: 'refused', message } : outcome,
  );
}

function reportOn({ outcomes, changed, drafts }: ImportPlan, unread: readonly string[], isDry: boolean): string {
  const near = new Map(
    [...drafts].map(([path, title]) => [
      path,
      nearestEntries(title, corpus)
        .slice(0, 3)
        .map(({ entry }) => `${entry.number}「${entry.title}」`)
        .join('、'),
    ]),
  );
  const rows = outcomes.map(({ line, kind, path, message }) => {
    const others = kind === 'draft' && path ? near.get(path) : '';
    return `第 ${line} 行　${labels[kind]}　${message}${others ? `；已有相近的 ${others}，请先看看是不是同一件事` : ''}`;
  });
  const count = (kind: Outcome['kind']) => `${labels[kind]} ${outcomes.filter((one) => one.kind === kind).length} 行`;
  return [
    ...rows,
    ...(unread.length > 0 ? [`没有读：${unread.join('、')}`] : []),
    `一共 ${outcomes.length} 行：${count('same')}，${count('edit')}，${count('draft')}，${count('refused')}。`,
    isDry
      ? `只是看看，什么也没有写；会写 ${changed.size} 个文件。`
      : `写了 ${changed.size} 个文件${changed.size > 0 ? '；接着运行 npm run check' : ''}。`,
    '',
  ].join('\n');
}
