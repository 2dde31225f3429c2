/**
 * `npm run import -- FILE.xlsx|csv|tsv [--topic TOPIC] [--report FILE] [--dry]`: a sheet → changed and new entries. The gate
 * judges all of them before a file is written; a file with an error is not written, and the others are. Exit code 1 if
 * a row was refused.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { changeJudge } from '../src/check/judge-changes.ts';
import { shanghaiDate } from '../src/entry/days.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { planImport } from '../src/sheets/import-plan.ts';
import { changesOf, judgedPlan, reportOn } from '../src/sheets/judged-plan.ts';
import type { ImportInput, ImportPlan } from '../src/sheets/plan.ts';
import { NoSheet, readTable } from '../src/sheets/read-table.ts';
import { contentDirectory, listContentFiles, readContentFiles } from '../src/site/content-files.ts';
import { takenNames } from '../src/site/taken-names.ts';
import { Misuse, runCommand } from './command.ts';
import { loadTypesetter } from './typesetter.ts';
import { writeFiles } from './write-changes.ts';

const directory = contentDirectory();
const files = readContentFiles(directory);
const corpus = parseCorpus(files);

await runCommand({
  usage: '用法：npm run import -- 表格.xlsx [--topic 新条目的专题] [--report 报告文件] [--dry]，也可以是 .csv 和 .tsv',
  options: { topic: { type: 'string' }, report: { type: 'string' }, dry: { type: 'boolean', default: false } },
  async run({ values: { topic, report, dry }, positionals: [name, ...more] }) {
    if (!name || more.length > 0) throw new Misuse('请写一个表格文件');
    const table = await readTable(name, readFileSync(name)).catch((error: Error) => {
      throw error instanceof NoSheet ? new Error(`${name}：${error.message}`) : error;
    });
    const today = shanghaiDate(new Date());
    const judge = changeJudge({ files, today, assets: listContentFiles(directory), format: await loadTypesetter() });
    const plan = judgedPlan(planImport(table, known(topic)), judge);
    if (!dry) writeFiles(directory, changesOf(plan));
    const text = [...reportOn(plan, table.unread, corpus), ending(plan, dry), ''].join('\n');
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

function ending({ changed }: ImportPlan, isDry: boolean): string {
  if (isDry) return `只是看看，什么也没有写；会写 ${changed.size} 个文件。`;
  return `写了 ${changed.size} 个文件${changed.size > 0 ? '；接着运行 npm run check' : ''}。`;
}
