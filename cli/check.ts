/**
 * `npm run check [-- paths] [--base REF] [--today DATE] [--format terminal|github|gitlab|json] [--fix]`: the content
 * gate. Exit code 0 if nothing stops the change, 1 if something does.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type CheckInput, check } from '../src/check/check.ts';
import { fix as fixTypography } from '../src/check/fix.ts';
import { formats, isFormat } from '../src/check/formats.ts';
import { severityOf } from '../src/check/severity.ts';
import { standingLine, standingTest } from '../src/check/standing.ts';
import { isDay, shanghaiDate } from '../src/entry/days.ts';
import { fromContentPath } from '../src/entry/paths.ts';
import { byPlace, type Problem } from '../src/entry/problem.ts';
import { readBaseChange } from '../src/git/base.ts';
import { lastCommitDate } from '../src/git/head.ts';
import { contentDirectory, listContentFiles, readContentFiles, readPictures } from '../src/site/content-files.ts';
import { Misuse, runCommand } from './command.ts';
import { staleFollowers } from './generated-files.ts';
import { teachesSearch } from './teaches-search.ts';
import { loadTypesetter } from './typesetter.ts';

const directory = contentDirectory();

await runCommand({
  usage:
    '用法：npm run check -- [文件…] [--base 分支] [--today 2026-11-24] [--format terminal|github|gitlab|json] [--fix]',
  options: {
    base: { type: 'string' },
    today: { type: 'string' },
    format: { type: 'string', default: 'terminal' },
    fix: { type: 'boolean', default: false },
  },
  async run({ values: { base, today, format, fix }, positionals }) {
    if (!isFormat(format)) throw new Misuse(`没有「${format}」这种格式，可以用 ${Object.keys(formats).join('、')}`);
    const change = base ? readBaseChange(directory, base) : null;
    const input: CheckInput = {
      files: readContentFiles(directory),
      today: todayFrom(today),
      assets: listContentFiles(directory),
      pictures: readPictures(directory),
      base: change,
      format: await loadTypesetter(),
    };
    for (const warning of change?.warnings ?? []) console.error(warning);
    if (fix) input.files = mend(input);
    const searched = searchProblems(input);
    const stale = staleFollowers(directory, change?.changed ?? []);
    const all = [...check(input), ...stale, ...(await searched)]
      .sort(byPlace)
      .filter(({ path }) => isAsked(path, positionals));
    const standing = new Set(all.filter(standingTest(input)));
    const problems = all.filter((problem) => !standing.has(problem));
    const marked = () => all.map((problem) => ({ ...problem, isStanding: standing.has(problem) }));
    process.stdout.write(formats[format](format === 'json' ? marked() : problems));
    const errors = problems.filter((problem) => severityOf(problem) === '错误').length;
    if (format === 'terminal') console.error(summary(problems, errors, input.files.length));
    const rest = standingLine(standing.size);
    if (rest && format !== 'json') console.error(rest);
    return errors === 0;
  },
});

/** @param day an ISO date, `commit` for the day of the last commit, or nothing for the real day in Shanghai */
function todayFrom(day: string | undefined): string {
  const real = shanghaiDate(new Date());
  if (day === undefined) return real;
  if (day === 'commit') return lastCommitDate(directory) ?? real;
  if (!isDay(day)) throw new Error(`--today 要写成日期，例如 --today ${real}，现在是「${day}」`);
  return day;
}

/** What a change does to search; only where entries or words for search did change, because an index has to be built for it. */
async function searchProblems({ files, base }: CheckInput): Promise<Problem[]> {
  if (!base?.changed.some(teachesSearch)) return [];
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: { files, base } });
  return new Promise((settle, fail) => {
    worker.once('message', settle);
    worker.once('error', fail);
  });
}

function mend(input: CheckInput): CheckInput['files'] {
  const mended = fixTypography(input);
  for (const { path, text } of mended) writeFileSync(join(directory, fromContentPath(path)), text);
  for (const { path } of mended) console.error(`已改正排版：${path}`);
  const byPath = new Map(mended.map((file) => [file.path, file]));
  return input.files.map((file) => byPath.get(file.path) ?? file);
}

/** Whether a path was asked for: nothing given means all; a folder means what is in it. */
function isAsked(path: string, asked: readonly string[]): boolean {
  if (asked.length === 0) return true;
  const names = asked.map((name) => name.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, ''));
  return names.some(
    (name) => path === name || path.startsWith(`${name}/`) || resolve(name) === join(directory, fromContentPath(path)),
  );
}

function summary(problems: readonly Problem[], errors: number, files: number): string {
  if (problems.length === 0) return `检查了 ${files} 个文件，没有问题。`;
  const reminders = problems.length - errors;
  return `检查了 ${files} 个文件：${errors} 处错误${errors > 0 ? '（改好才能合并）' : ''}，${reminders} 处提醒。`;
}
