import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { severityOf } from '../../../src/check/severity.ts';
import type { Problem } from '../../../src/entry/problem.ts';
import type { ContentFile } from '../../../src/markdown/content-file.ts';
import type { Picture } from '../../../src/markdown/images.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';
import { frozenContent } from '../../built/corpora.ts';
import { levelsOf } from '../../levels.ts';

/** Edits of an editor as rows of a text file, and what the gate says of each on the frozen corpus. */

/** The corpus as it was on one day: what editors change in content/ changes no test. */
const frozen: readonly ContentFile[] = readContentFiles(frozenContent).filter(
  // What search learns from takes long to read, and no edit here touches it.
  ({ path }) => !/\/(synonyms\.yml|gaps\.yml|said\/)/.test(path),
);
const today = '2026-11-24';

export interface Edit {
  /** The row as it is written, which names the test. */
  row: string;
  changes: { path: string; from: string; to: string }[];
  /** The heading above the row. */
  section: string;
  /** Rules one of which has to report; for harmless edits `ok` or `quiet`. */
  expected: string[];
}

/** The rows of a file: `path :: from => to && path :: from => to :: expected`, with ⏎ for a line end. */
export function readEdits(name: string): Edit[] {
  let section = '';
  return readFileSync(new URL(`edits/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((row) => {
      if (row.startsWith('#')) section = row;
      if (row === '' || row.startsWith('#')) return [];
      const end = row.lastIndexOf(' :: ');
      const changes = row
        .slice(0, end)
        .split(' && ')
        .map((change) => {
          const [path = '', ...rest] = change.split(' :: ');
          const [from = '', to = ''] = rest.join(' :: ').split(' => ');
          return { path: `content/${path}`, from, to: to.replaceAll('⏎', '\n') };
        });
      return [{ row, section, changes, expected: row.slice(end + 4).split('|') }];
    });
}

/**
 * A test for each edit of a file. A gate takes a second, and judges edits of different files at once; so the edits of a level are
 * judged together, when the first of them is asked about.
 */
export function eachJudged(name: string, expectation: (edit: Edit, verdict: Verdict) => void): void {
  for (const { rows, tags } of levelsOf(readEdits(name), 8)) {
    const verdicts = once(() => judgeAll(rows));
    it.each(rows.map((edit) => [edit.row, edit] as const))('%s', { tags, timeout: 120_000 }, (_row, edit) => {
      const verdict = verdicts().get(edit);
      if (!verdict) throw new Error('the gate was not asked about this edit');
      expectation(edit, verdict);
    });
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * What the gate says of each edit that it would not say without it. Edits of one kind and of different files are judged
 * at once, and a problem belongs to the edit of its file.
 */
function judgeAll(edits: readonly Edit[]): Map<Edit, Verdict> {
  const verdicts = new Map<Edit, Verdict>();
  for (let left = edits; left.length > 0; left = left.filter((edit) => !verdicts.has(edit))) {
    const touched = new Set<string>();
    const isAlone = ({ changes }: Edit) => changes.some(({ path }) => path.endsWith('.yml'));
    const batch = left.filter((edit) => {
      const { changes, section } = edit;
      if (edit !== left[0] && (section !== left[0]?.section || isAlone(edit) || isAlone(left[0]))) return false;
      const isFree = changes.every(({ path }) => !touched.has(path));
      if (isFree) for (const { path } of changes) touched.add(path);
      return isFree;
    });
    const problems = problemsOf(batch);
    for (const edit of batch) {
      const own = problems.filter(({ path }) => edit.changes.some((change) => change.path === path));
      const isStop = (problem: Problem) => severityOf(problem) === '错误';
      verdicts.set(edit, { stops: own.filter(isStop), reminds: own.filter((problem) => !isStop(problem)) });
    }
  }
  return verdicts;
}

interface Verdict {
  stops: Problem[];
  reminds: Problem[];
}

function problemsOf(edits: readonly Edit[]): Problem[] {
  const contents = new Map(frozen.map(({ path, text }) => [path, text]));
  const pictures = new Map<string, Picture>();
  edits.forEach(({ changes }, index) => {
    for (const change of changes) apply(change, { contents, pictures, number: 1064 + index });
  });
  const before = new Map(frozen.map(({ path, text }) => [path, text]));
  const changed = [...new Set([...before.keys(), ...contents.keys()])].filter(
    (path) => before.get(path) !== contents.get(path),
  );
  return check({
    files: [...contents].map(([path, text]) => fileOf(path, text)),
    assets: [...contents.keys(), ...pictures.keys()],
    pictures,
    today,
    base: {
      changed,
      files: changed.flatMap((path) => (before.has(path) ? [fileOf(path, before.get(path) ?? '')] : [])),
    },
  }).filter((problem) => !standing().has(keyOf(problem)));
}

/** A file with this text. One that was not changed is the same each time, and the gate reads its data once. */
function fileOf(path: string, text: string): ContentFile {
  return frozen.find((file) => file.path === path && file.text === text) ?? { path, text };
}

let known: Set<string> | undefined;

function standing(): Set<string> {
  known ??= new Set(check({ files: frozen, assets: frozen.map(({ path }) => path), today }).map(keyOf));
  return known;
}

/** Without the line, which an edit may move. */
function keyOf({ path, rule, message }: Problem): string {
  return `${path} ${rule} ${message}`;
}

interface State {
  contents: Map<string, string>;
  pictures: Map<string, Picture>;
  /** Of a new entry. */
  number: number;
}

function apply({ path, from, to }: Edit['changes'][number], { contents, pictures, number }: State): void {
  const text = contents.get(path) ?? '';
  const [, origin] = /^（改名自 (.*)）$/.exec(from) ?? [];
  if (from === '（删除）') contents.delete(path);
  else if (origin) contents.set(path, frozen.find((file) => file.path === `content/${origin}`)?.text ?? '');
  else if (from === '*')
    pictures.set(path, { bytes: to.includes('两兆') ? 2e6 : 2e4, isPicture: !to.includes('不是') });
  else if (from.startsWith('+条目')) contents.set(path, newEntry(number, from.slice(3).trim(), to));
  else if (from === '+话术')
    contents.set(
      path,
      text.replace(/(:::话术\n[\s\S]*?)\n:::/, (_all, reply) => `${reply}\n\n${to}\n:::`),
    );
  else {
    const old = from.replaceAll('⏎', '\n');
    if (!text.includes(old)) throw new Error(`${path} has no ${from}`);
    contents.set(
      path,
      text.replace(old, () => to),
    );
  }
}

function newEntry(number: number, questions: string, reply: string): string {
  const [title, aliases = ''] = questions.split('；');
  return `---\nnumber: ${number}\ntitle: ${title}\naliases: [${aliases.split('，').join(', ')}]\nstatus: published\n---\n\n:::话术\n${reply}\n:::\n`;
}
