/**
 * `npm run retire | merge | rename | move | split | review`: the jobs of editors that change several files. The gate judges
 * the result before a file is written; exit code 1 if it finds an error, and nothing is written then.
 */
import { shanghaiDate } from '../src/entry/days.ts';
import { nextNumber } from '../src/entry/draft.ts';
import { merge, move, rename, retire, review, split } from '../src/jobs/jobs.ts';
import type { Change } from '../src/markdown/changes.ts';
import { type ContentFile, parseCorpus } from '../src/markdown/corpus.ts';
import { contentDirectory, readContentFiles } from '../src/site/content-files.ts';
import { takenNames } from '../src/site/taken-names.ts';
import { Misuse, runCommand } from './command.ts';
import { writeChanges } from './write-changes.ts';

interface Job {
  usage: string;
  run(files: readonly ContentFile[], words: readonly string[], values: Values): Change[];
}

interface Values {
  slug?: string | undefined;
  title?: string | undefined;
  when?: string | undefined;
  words?: string | undefined;
  on: string;
  by?: string | undefined;
}

const jobs: Record<string, Job> = {
  retire: {
    usage: '旧编号 现在回答这个问题的编号',
    run: (files, [number, to]) => retire(files, { number: toNumber(number), to: toNumber(to) }),
  },
  merge: {
    usage: '并进去的编号 留下的编号',
    run: (files, [number, to]) => merge(files, { number: toNumber(number), to: toNumber(to) }),
  },
  rename: {
    usage: '编号 [--slug 新的英文网址] [--title "新的标准问"]',
    run: (files, [number], { slug, title }) => rename(files, { number: toNumber(number), slug, title }),
  },
  move: {
    usage: '编号 新的专题',
    run: (files, [number, topic = '']) => move(files, { number: toNumber(number), topic }),
  },
  split: {
    usage: '编号 "新条目的标准问" --slug 英文网址 [--when 情形] [--words 词,词]',
    run: (files, [number, title], { slug, when, words = '' }) => {
      if (!title || !slug) throw new Misuse('请写新条目的标准问和 --slug 英文网址');
      const fresh = nextNumber(takenNames(directory, files, parseCorpus(files)).numbers);
      const list = words.split(/[,，]/).filter(Boolean);
      return split(files, { number: toNumber(number), title, slug, when, words: list, fresh });
    },
  },
  review: {
    usage: '编号… [--on 2026-11-20] [--by 角色]',
    run: (files, numbers, { on, by }) => {
      if (numbers.length === 0) throw new Misuse('请写编号');
      return review(files, { numbers: numbers.map(toNumber), on, by });
    },
  },
};

const directory = contentDirectory();
const name = process.argv.splice(2, 1)[0] ?? '';
const job = jobs[name];

await runCommand({
  usage: job ? `用法：npm run ${name} -- ${job.usage}` : `用法：node cli/jobs.ts ${Object.keys(jobs).join('|')} …`,
  options: {
    ...{ slug: { type: 'string' }, title: { type: 'string' }, when: { type: 'string' }, words: { type: 'string' } },
    ...{ on: { type: 'string', default: shanghaiDate(new Date()) }, by: { type: 'string' } },
  },
  run({ values, positionals }) {
    if (!job) throw new Misuse(`没有「${name}」这件事`);
    const files = readContentFiles(directory);
    return writeChanges(directory, files, job.run(files, positionals, values));
  },
});

function toNumber(word: string | undefined): number {
  if (!/^\d{4,}$/.test(word ?? '')) throw new Misuse(word ? `「${word}」不是编号` : '请写编号');
  return Number(word);
}
