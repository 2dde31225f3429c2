import type { CustomerText } from '../entry/customer-texts.ts';
import { isDataFile, isEntryFile } from '../entry/paths.ts';
import { byPlace, oneLine, type Place, type Problem } from '../entry/problem.ts';
import { type ContentFile, type CorpusData, parseSiteData } from '../markdown/corpus.ts';
import { readNumber } from '../markdown/entry-number.ts';
import { type ParsedEntry, parseEntry } from '../markdown/parse-entry.ts';
import { eachDocument } from './each-document.ts';
import type { Base, BaseEntry, CheckedEntry, Context } from './rule.ts';
import { mayBeAllowed } from './rules/allow.ts';
import { rules } from './rules.ts';
import { customerTexts, toDataDocument, toDocument } from './source-document.ts';

export interface CheckInput {
  files: readonly ContentFile[];
  /** ISO date in Asia/Shanghai. */
  today: string;
  /** Paths of all files, also of those that are not text. */
  assets?: readonly string[];
  /** Path → what is known of a picture's content; absent where nobody has looked. */
  pictures?: Context['pictures'];
  base?: BaseInput | null;
  format?: Context['format'];
}

/** The base branch: paths that differ, and the files among them as they were there. */
export interface BaseInput {
  changed: readonly string[];
  files: readonly ContentFile[];
}

/** The gate: all problems of all files. Pure: no files, no clock, no Git. */
export function check(input: CheckInput): Problem[] {
  const { files } = input;
  const found: Problem[] = [];
  /** A text may be judged twice, by itself and with the lines around it, but each problem is reported once. */
  const said = new Set<string>();
  const entries: CheckedEntry[] = [];
  const numberOf = new Map<string, number>();
  const sources = new Map(files.map(({ path, text }) => [path, text]));
  const texts: CustomerText[] = [];
  const surroundings = surroundingsOf(input);

  const corpus = eachDocument(files, (document, data, parsed) => {
    if (parsed && 'number' in parsed) keep(parsed, document.text);
    // The lines are copied, because memos keep results for the lines of a document as long as these exist, and would
    // fill the memory.
    for (const text of customerTexts(document)) texts.push({ ...text, lines: [...text.lines] });
    const context: Context = { ...data, ...surroundings };
    for (const rule of rules) {
      const report = reporter(rule.id, document.path);
      rule.check?.(document, context, report);
      if (rule.checkText) for (const text of customerTexts(document)) rule.checkText(text, context, report);
      for (const edit of rule.edits?.(document, context) ?? []) report(edit, edit.message);
    }
  });

  const checked = {
    ...corpus,
    ...surroundings,
    entries: byNumber(entries),
    numberOf,
    customerTexts: texts,
    textOf: (path: string) => sources.get(path) ?? '',
  };
  for (const rule of rules)
    rule.checkCorpus?.(checked, (path, place, message) => reporter(rule.id, path)(place, message));
  return withoutEchoes([...corpus.problems, ...found])
    .filter(isUnallowed(checked.entries))
    .sort(byPlace);

  function keep({ path, number, entry }: ParsedEntry, text: string): void {
    if (number !== null) numberOf.set(path, number);
    if (entry) entries.push({ entry, text });
  }

  function reporter(rule: string, path: string) {
    return ({ line, column }: Place, message: string): void => {
      const key = JSON.stringify([path, line, column, rule, message]);
      if (!said.has(key)) found.push({ path, line, column, rule, message: oneLine(message) });
      said.add(key);
    };
  }
}

/** Whether no entry says that a problem in its file is a false alarm. */
function isUnallowed(entries: readonly CheckedEntry[]): (problem: Problem) => boolean {
  const allowed = new Set(
    entries.flatMap(({ entry }) =>
      entry.allow.filter(({ rule }) => mayBeAllowed(rule)).map(({ rule }) => `${entry.path} ${rule}`),
    ),
  );
  return ({ path, rule }) => !allowed.has(`${path} ${rule}`);
}

/** Marks of a merge conflict break a file in many ways; only they have to be mended. */
function withoutEchoes(problems: Problem[]): Problem[] {
  const conflicted = new Set(problems.filter(({ rule }) => rule === 'merge-conflict').map(({ path }) => path));
  return problems.filter(({ path, rule }) => rule === 'merge-conflict' || !conflicted.has(path));
}

type Surroundings = Omit<Context, keyof CorpusData>;

/** What rules may know besides the corpus itself. */
function surroundingsOf({
  files,
  today,
  assets = [],
  pictures = new Map(),
  format = null,
  base,
}: CheckInput): Surroundings {
  return {
    today,
    format,
    assets: new Set(assets),
    pictures,
    numbers: lenientNumbers(files),
    base: base ? toBase(base, files) : null,
  };
}

/** The context of a single file outside a whole check, without a base. */
export function contextOf(input: CheckInput, data: CorpusData): Context {
  return { ...data, ...surroundingsOf({ ...input, base: null }) };
}

function byNumber(entries: CheckedEntry[]): CheckedEntry[] {
  return entries.sort((a, b) => a.entry.number - b.entry.number);
}

/** Numbers of all entries, read before anything is parsed: an entry with a problem still exists. */
function lenientNumbers(files: readonly ContentFile[]): ReadonlySet<number> {
  const numbers = files.filter(({ path }) => isEntryFile(path)).map(({ text }) => readNumber(text));
  return new Set(numbers.filter((number) => number !== null));
}

/** What Git tells of the base branch, parsed. */
export function toBase({ changed, files: before }: BaseInput, files: readonly ContentFile[]): Base {
  const touched = new Set(changed);
  const dataFiles = [...files.filter(({ path }) => isDataFile(path) && !touched.has(path)), ...before];
  const { problems: _, ...data } = parseSiteData(dataFiles, 'any');
  const texts = before
    .filter(({ path }) => isDataFile(path))
    .flatMap(({ path, text }) => customerTexts(toDataDocument(path, text)));
  const entries = before
    .filter(({ path }) => isEntryFile(path))
    .map(({ path, text }): [string, BaseEntry] => {
      const { entry, number, tree } = parseEntry(path, text, data.site);
      texts.push(...customerTexts(toDocument({ path, text, tree, entry })));
      return [path, { path, text, number, entry }];
    });
  return { ...data, changed: touched, entries: new Map(entries), customerTexts: texts };
}
