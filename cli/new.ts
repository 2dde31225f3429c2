/**
 * `npm run new [-- 专题 问题 --slug 网址 --gap 缺口]`: starts an entry. Asks for what is missing where somebody can answer. With
 * --gap the entry answers a known gap: the gap's sentences become the entry's, and its row leaves gaps.yml. Exit code 0 if the
 * file is written, 1 if it is not. Never overwrites.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { check } from '../src/check/check.ts';
import { nearestEntries } from '../src/check/nearest-entries.ts';
import { severityOf } from '../src/check/severity.ts';
import { shanghaiDate } from '../src/entry/days.ts';
import { blankMark, draftText, nextNumber, slugProblem, suggestSlug } from '../src/entry/draft.ts';
import { entryPath, fromContentPath } from '../src/entry/paths.ts';
import { formatProblem } from '../src/entry/problem.ts';
import { meant } from '../src/entry/spelling.ts';
import type { Gap } from '../src/entry/vocabulary.ts';
import { type AnsweredGap, answerGap, withAnswer } from '../src/markdown/answer-gap.ts';
import { parseCorpus } from '../src/markdown/corpus.ts';
import { contentDirectory, readContentFiles } from '../src/site/content-files.ts';
import { takenNames } from '../src/site/taken-names.ts';
import { Misuse, runCommand } from './command.ts';
import { loadTypesetter } from './typesetter.ts';

const directory = contentDirectory();
const isInteractive = Boolean(stdin.isTTY && stdout.isTTY);
const terminal = isInteractive ? createInterface({ input: stdin, output: stdout }) : null;
/** What has been answered so far; a stop prints these answers, so that nothing is lost. */
const answers: Partial<Record<'topic' | 'question' | 'slug' | 'gap', string | undefined>> = {};

/** Keeps lines that were pasted faster than asked for, and ends with the terminal (Ctrl+C, Ctrl+D). */
const lines = terminal?.[Symbol.asyncIterator]();

const missing = {
  topic: '请写专题和问题',
  question: '请写客户的问题',
  slug: '想不出合适的英文网址，请自己写一个，例如 --slug remove-watermark',
};

await runCommand({
  usage: '用法：npm run new -- 专题 "客户的问题" [--slug 英文网址] [--gap 补上的缺口]',
  options: { slug: { type: 'string' }, gap: { type: 'string' } },
  run({ values: { slug, gap }, positionals: [topic, question, ...more] }) {
    if (more.length > 0) throw new Misuse(`多出了「${more.join(' ')}」；问题里有空格时请用引号包住`);
    Object.assign(answers, { topic, question, slug, gap });
    return startEntry();
  },
});
terminal?.close();
if (process.exitCode === 2 && answers.question) console.error(`您填的都在这里，可以改好再运行：\n  ${commandLine()}`);

/** Whether the entry was written. */
async function startEntry(): Promise<boolean> {
  const files = readContentFiles(directory);
  const { entries, site, redirects, words, vocabulary } = parseCorpus(files);
  const topics = Object.keys(site.topics);
  if (topics.length === 0) throw new Error(`${directory} 里没有可用的 topics.yml；请先运行 npm run check 看看哪里不对`);
  const gap = answers.gap === undefined ? null : toGap(answers.gap, vocabulary.gaps);

  const names = topics.map((topic, index) => `  ${index + 1}. ${topic}（${site.topics[topic]?.label}）`).join('\n');
  const topic = await settle('topic', `放在哪个专题？写序号或名称：\n${names}\n> `, toTopic);
  const question = await settle('question', '客户的问题（标准问，一句话）：\n> ', toQuestion);

  const near = nearestEntries(question, { entries, words });
  if (near.length > 0) {
    console.log('已经有这些条目回答相近的问题，请先看看是不是同一件事：');
    for (const { entry } of near) console.log(`  ${entry.number}「${entry.title}」 ${entry.path}`);
    console.log('是的话，不用新建：把客户的说法加到那一条的 aliases 里。');
    if (terminal && !/^(y|yes|是|继续)$/i.test((await ask('不是同一件事，继续新建吗？(y/N) ')).trim())) return stop();
  }

  const taken = takenNames(directory, files, { site, redirects });
  const isTaken = (slug: string) => taken.isTaken(topic, slug);
  const suggested = suggestSlug(question, words.slugs, isTaken);
  if (!terminal && !answers.slug && suggested) answers.slug = suggested;
  const hint = suggested ? `，直接回车用 ${suggested}` : '，例如 remove-watermark';
  const slug = await settle('slug', `英文网址（发布后不再改${hint}）：\n> `, (text) => {
    const wanted = text || suggested || '';
    const problem = wanted ? slugProblem(wanted, isTaken) : '请用 --slug 写英文网址，例如 --slug remove-watermark';
    return problem ? { problem } : { value: wanted };
  });

  const path = entryPath({ topic, slug });
  const number = nextNumber(taken.numbers);
  const text = draftText({ number, title: question });
  const answered = gap && answerGap(gap.about, { files, gaps: vocabulary.gaps, number });

  const touched = [path, ...(answered ? [answered.gaps.path, answered.said?.to.path] : [])];
  const problems = check({
    files: [...(answered ? withAnswer(files, answered) : files), { path, text }],
    today: shanghaiDate(new Date()),
    base: { changed: [path], files: [] },
    format: await loadTypesetter(),
  }).filter((problem) => touched.includes(problem.path) && problem.rule !== 'blank');
  for (const problem of problems) console.log(formatProblem(problem, severityOf(problem)));
  if (problems.some((problem) => severityOf(problem) === '错误')) return stop();

  const file = join(directory, fromContentPath(path));
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Error(`${path} 已经有了，没有改动它；请换一个 --slug`);
    throw error;
  }
  if (answered) writeAnswered(answered);
  console.log(`已新建 ${number}「${question}」：${relative(process.cwd(), file)}`);
  console.log(`把 ${blankMark}…】 都换成正式的内容，再运行 npm run check；没填完检查不会放行。`);
  if (gap) tellOfGap(gap);
  return true;

  function toTopic(text: string): Settled {
    const name = topics[Number(text) - 1] ?? text.replace(/^content\//, '').replace(/\/$/, '');
    const byLabel = topics.find((topic) => site.topics[topic]?.label === name);
    if (Object.hasOwn(site.topics, name)) return { value: name };
    if (byLabel) return { value: byLabel };
    const close = meant(name, topics);
    return { problem: `没有「${text}」这个专题；${close ? `是不是 ${close}？` : ''}可以写：${topics.join('、')}` };
  }
}

/** @throws with the gap that was meant, if there is none of this name */
function toGap(name: string, gaps: readonly Gap[]): Gap {
  const known = gaps.find(({ about }) => about === name.trim());
  if (known) return known;
  const names = gaps.map(({ about }) => about);
  const close = meant(name, names);
  throw new Misuse(`没有「${name}」这个缺口；${close ? `是不是 ${close}？` : ''}可以写：${names.join('、')}`);
}

/** The gap's sentences under the entry's number, and gaps.yml without the gap. */
function writeAnswered({ gaps, said }: AnsweredGap): void {
  const fileOf = (name: string) => join(directory, fromContentPath(name));
  if (said) {
    if (existsSync(fileOf(said.to.path))) throw new Error(`${said.to.path} 已经有了；请把 ${said.from} 里的话移进去`);
    writeFileSync(fileOf(said.to.path), said.to.text);
    rmSync(fileOf(said.from));
  }
  writeFileSync(fileOf(gaps.path), gaps.text);
}

/** What the gap said meanwhile is gone with it, so the editor has to see it once more. */
function tellOfGap({ about, tell, route }: Gap): void {
  console.log(`缺口「${about}」已从 gaps.yml 移出，客户的原话归到这一条。`);
  if (tell) console.log(`原来先告诉客户的话：${tell}`);
  if (route) console.log(`原来转到：${route}；还要转的话，在条目里写 :::升级{路径=${route}}`);
}

type Settled = { value: string } | { problem: string };

function toQuestion(text: string): Settled {
  const question = text.replace(/\s+/g, ' ').trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such characters are what must not get into a file
  if (/[\u0000-\u001f\u007f\ufffd]/.test(question)) return { problem: '问题里有看不见的控制字符；请重新打一遍' };
  if (!/[\p{Script=Han}a-z]/iu.test(question)) return { problem: '请写客户的问题，例如 充了会员怎么去水印？' };
  if ([...question].length > 60) return { problem: '问题太长，标准问最多 60 个字；细节写进话术' };
  return { value: question };
}

/** What was given, or asked for until it is right; without a terminal a wrong or missing answer stops the command. */
async function settle(name: keyof typeof missing, prompt: string, read: (text: string) => Settled): Promise<string> {
  for (let given = answers[name]; ; given = undefined) {
    if (given === undefined && !terminal) throw new Misuse(missing[name]);
    const result = read((given ?? (await ask(prompt))).trim());
    if ('value' in result) {
      answers[name] = result.value;
      return result.value;
    }
    if (!terminal) throw new Misuse(result.problem);
    console.log(result.problem);
  }
}

async function ask(prompt: string): Promise<string> {
  terminal?.setPrompt(prompt);
  terminal?.prompt();
  const line = await lines?.next();
  if (!line || line.done) throw new Error('\n已停止，没有新建文件。');
  return line.value;
}

function stop(): false {
  console.log(`没有新建文件。您填的都在这里，可以改好再运行：\n  ${commandLine()}`);
  return false;
}

function commandLine(): string {
  const { topic = '专题', question = '', slug, gap } = answers;
  const options = `${slug ? ` --slug ${slug}` : ''}${gap ? ` --gap ${gap}` : ''}`;
  return `npm run new -- ${topic} ${JSON.stringify(question)}${options}`;
}
