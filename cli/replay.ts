/**
 * `npm run ops:replay [-- NAME…] [--gate]`: makes the ordinary edits of cli/replay-edits.ts, one after the other or only those named, in a
 * clone whose content/ is the frozen corpus, and commits each. The gate has to pass each as it would a pull request. Then the site is
 * built, and the tests that look at content/ have to pass; in the end all quick tests of the product. With `--gate` both are left out.
 * Exit code 1 if one of these does not pass.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cloneProject, clonesFolder, environmentOfClone } from './clone-project.ts';
import { runCommand } from './command.ts';
import { type OrdinaryEdit, ordinaryEdits, type Step } from './replay-edits.ts';

interface Run {
  name: string;
  args: readonly string[];
}

/** What has to pass after each edit: all tests that look at content/ or at dist/. Without content/ all others pass as well. */
const afterEach: readonly Run[] = [
  { name: '生成网站', args: ['build'] },
  {
    name: '看内容的测试',
    args: [
      'test:site',
      '--',
      '--project',
      'unit',
      'every-page',
      'links',
      'entries-json',
      'site/sheets',
      'unit/repository',
    ],
  },
];
/** What has to pass once all edits are made. */
const inTheEnd: readonly Run[] = [
  { name: '单元测试和坏输入', args: ['test:unit', '--', '--project', 'fuzz'] },
  { name: '生成网站', args: ['build'] },
  { name: '网站逐页检查和搜索质量', args: ['test:site', '--', '--project', 'search'] },
];
/** So many lines of what failed are shown. */
const shownLines = 40;

await runCommand({
  usage: '用法：npm run ops:replay -- [改动的名称…] [--gate 只过检查]，例如 npm run ops:replay -- 改网址 换专题',
  options: { gate: { type: 'boolean', default: false } },
  run({ values: { gate }, positionals }) {
    const isAsked = ({ name }: OrdinaryEdit) =>
      positionals.length === 0 || positionals.some((one) => name.includes(one));
    const clone = clonesFolder('replay');
    try {
      const project = beginIn(clone);
      const outcomes = [
        ...ordinaryEdits
          .filter(isAsked)
          .flatMap((edit) => [
            project.make(edit),
            ...(gate ? [] : afterEach).map((run) => project.test(run, edit.name)),
          ]),
        ...(gate ? [] : inTheEnd).map((run) => project.test(run, '全部改动')),
      ];
      console.log(`\n| 改动 | 结果 | 秒 |\n|---|---|---|\n${outcomes.map(rowOf).join('\n')}`);
      return outcomes.every(({ passed }) => passed);
    } finally {
      rmSync(clone, { recursive: true, force: true, maxRetries: 3 });
    }
  },
});

interface Outcome {
  name: string;
  passed: boolean;
  said: string;
  seconds: number;
}

function rowOf({ name, passed, said, seconds }: Outcome): string {
  return `| ${name} | ${passed ? '通过' : '没有通过'}${said && `，${said}`} | ${seconds} |`;
}

/** The clone, with what can be done in it. */
function beginIn(folder: string) {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=editor', '-c', 'user.email=editor@example.com', ...words], { cwd: folder });
  const npm = (args: readonly string[]) =>
    spawnSync('npm', ['run', '--silent', ...args], {
      ...{ cwd: folder, encoding: 'utf8', env: environmentOfClone(), input: '', maxBuffer: 2 ** 28 },
    });
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
  };
  cloneProject(folder);
  rmSync(join(folder, 'content'), { recursive: true });
  cpSync('tests/corpus', join(folder, 'content'), { recursive: true });
  commit('the frozen corpus');
  return { make, test };

  /** An edit as a commit, and what the gate says of that. */
  function make({ name, steps }: OrdinaryEdit): Outcome {
    console.log(`── ${name}`);
    const started = Date.now();
    const isDone = steps.map(take).every(Boolean);
    commit(name);
    const { status, stdout, stderr } = npm(['check', '--', '--base', 'HEAD~1']);
    process.stdout.write(stdout + stderr);
    return { name, passed: isDone && status === 0, said: countOf(stdout), seconds: secondsSince(started) };
  }

  /** Whether a step did what it should. */
  function take(step: Step): boolean {
    if ('npm' in step) {
      const { status, stdout, stderr } = npm([step.npm, '--', ...step.args]);
      if (status !== 0) console.log(stdout + stderr);
      return status === 0;
    }
    const path = join(folder, 'content', step.file);
    if ('from' in step) writeFileSync(path, replaced(readFileSync(path, 'utf8'), step));
    else if ('bytes' in step) writeFileSync(path, step.bytes);
    else if (step.text === null) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, step.text);
    }
    return true;
  }

  function test({ name, args }: Run, after: string): Outcome {
    console.log(`── ${after}：${name}（npm run ${args.join(' ')}）`);
    const started = Date.now();
    const { status, stdout, stderr } = npm(args);
    if (status !== 0) console.log(`${stdout}${stderr}`.trimEnd().split('\n').slice(-shownLines).join('\n'));
    return { name: `${after}：${name}`, passed: status === 0, said: '', seconds: secondsSince(started) };
  }
}

/** @throws if the text does not have what is to be replaced: the table has to follow the frozen corpus */
function replaced(text: string, { file, from, to }: Extract<Step, { from: unknown }>): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`content/${file} 里没有 ${from}`);
  return result;
}

/** How many reminders were given. */
function countOf(stdout: string): string {
  const reminders = stdout.split('\n').filter((line) => / 提醒 /.test(line)).length;
  return reminders > 0 ? `${reminders} 处提醒` : '';
}

function secondsSince(started: number): number {
  return Math.round((Date.now() - started) / 1000);
}
