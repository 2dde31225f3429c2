import type { z } from 'zod';
import type { CombinationTable } from '../entry/combination-cells.ts';
import { combinationsSchema } from '../entry/combinations.ts';
import type { Entry } from '../entry/entry.ts';
import { factReferences, fillFacts, slotRows, unknownFact } from '../entry/fact-references.ts';
import { memo } from '../entry/memo.ts';
import { type Notice, noticeIdOf, noticeSchema } from '../entry/notices.ts';
import { dataFiles, isIntroduction, isMarkdownFile, locate } from '../entry/paths.ts';
import { byPlace, oneLine, type Place, type Problem } from '../entry/problem.ts';
import { type Said, saidFolder, saidSchema, saidTopicOf } from '../entry/said.ts';
import {
  escalationsSchema,
  type Facts,
  factsSchema,
  pinsSchema,
  type Redirects,
  redirectsSchema,
  type SiteData,
  type Slots,
  type Source,
  slotsSchema,
  sourceSchema,
  topicsSchema,
  type Words,
  wordsSchema,
} from '../entry/site-data.ts';
import { gapsSchema, type Vocabulary } from '../entry/vocabulary.ts';
import type { ContentFile } from './content-file.ts';
import { type ParsedEntry, type ParsedIntroduction, parseEntry, parseIntroduction } from './parse-entry.ts';
import { cutSource, normalLines } from './source.ts';
import { fieldPlace, parseYaml, type YamlResult, yamlTexts } from './yaml.ts';

export type { ContentFile };

export interface Corpus extends CorpusData {
  /** Sorted by number; only entries without a problem of their own. */
  entries: Entry[];
  /** Topic id → HTML of its introduction. */
  introductions: Record<string, string>;
  problems: Problem[];
}

/** Sees each Markdown file as it is parsed; trees are not kept, because 10,000 of them would fill the memory. */
export type Visit = (parsed: ParsedEntry | ParsedIntroduction, text: string, data: CorpusData) => void;

/** All files of content/ → the corpus and everything that is wrong with it, of all files at once. */
export function parseCorpus(files: readonly ContentFile[], visit?: Visit): Corpus {
  const { problems, ...data } = parseSiteData(files);
  const { site } = data;
  const introductions: Record<string, string> = {};
  const parsed: { entry: Entry; text: string }[] = [];
  const numbers = new Set<number>();
  let isNumberMissing = false;

  for (const { path, text, problem } of files.filter(({ path }) => isMarkdownFile(path))) {
    if (problem) {
      problems.push(problem);
      isNumberMissing ||= !isIntroduction(path);
      continue;
    }
    if (isIntroduction(path)) {
      const introduction = parseIntroduction(path, text, site);
      introductions[locate(path).topic] = introduction.html;
      problems.push(...introduction.problems);
      visit?.(introduction, text, data);
      continue;
    }
    const result = parseEntry(path, text, site);
    problems.push(...result.problems);
    if (result.number === null) isNumberMissing = true;
    else numbers.add(result.number);
    if (result.entry) parsed.push({ entry: result.entry, text });
    visit?.(result, text, data);
  }

  // Other entries may relate to the entry whose number cannot be read. So related numbers are then not judged.
  problems.push(...crossCheck(parsed, isNumberMissing ? null : numbers));
  const entries = parsed.map(({ entry }) => entry).sort((a, b) => a.number - b.number);
  return { ...data, entries, introductions, problems: withoutEchoes(problems).sort(byPlace) };
}

export interface CorpusData {
  site: SiteData;
  redirects: Redirects;
  words: Words;
  vocabulary: Vocabulary;
  source: Source;
  /** Null where the corpus has no such table. */
  combinations: CombinationTable | null;
  slots: Slots;
  /** What every agent has to read, by day. */
  notices: Notice[];
  /** Numbers of the entries that the home page keeps at hand. */
  pins: number[];
}

/**
 * The YAML files at the top of content/. A broken file counts as empty, so that every other check still runs.
 *
 * @param keys `any` for files of an earlier commit, which may have keys that are gone today
 */
export function parseSiteData(
  files: readonly ContentFile[],
  keys: 'known' | 'any' = 'known',
): CorpusData & { problems: Problem[] } {
  const problems: Problem[] = [];
  /** @param rule what every problem of the file is called; absent where the parser's own names say more */
  const read = <T>(path: string, schema: z.ZodType<T>, rule?: string): T | undefined => {
    const file = files.find((candidate) => candidate.path === path);
    if (!file?.text) {
      if (file?.problem) problems.push(file.problem);
      return undefined;
    }
    let { data, findings } = readData(file)(schema) as YamlResult<T>;
    if (data === null && keys === 'any') ({ data, findings } = parseYaml(normalLines(file.text), schema, 1, keys));
    problems.push(...findings.map((finding) => ({ path, ...finding, rule: rule ?? finding.rule })));
    return data ?? undefined;
  };
  for (const path of requiredFiles)
    if (!files.some((file) => file.path === path))
      problems.push({ path, line: 1, column: 1, rule: 'site-data', message: `缺少 ${path}；请从上一版找回这个文件` });
  const slots: Slots = read(dataFiles.slots, slotsSchema) ?? {};
  const facts = toTable({ ...read(dataFiles.facts, factsSchema), ...slotRows(slots) });
  const escalations = toTable(withFacts(read(dataFiles.escalations, escalationsSchema) ?? {}, facts));
  problems.push(...unknownFacts(files, facts));
  const topics = toTable(read(dataFiles.topics, topicsSchema));
  const redirects = toTable(read(dataFiles.redirects, redirectsSchema));
  const words = read(dataFiles.words, wordsSchema) ?? wordsSchema.parse({});
  const gaps = read(dataFiles.gaps, gapsSchema, 'gaps') ?? [];
  const said = files.flatMap(({ path }) =>
    path.startsWith(saidFolder) ? saidIn(path, read(path, saidSchema, 'said')) : [],
  );
  const source = read(dataFiles.source, sourceSchema) ?? sourceSchema.parse({});
  const combinations = read(dataFiles.combinations, combinationsSchema, 'combinations') ?? null;
  const pins = read(dataFiles.pins, pinsSchema, 'known-pin') ?? [];
  const notices = files.flatMap(({ path }) => {
    const id = noticeIdOf(path);
    const notice = id && read(path, noticeSchema, 'notice');
    return id && notice ? [{ ...notice, id }] : [];
  });
  const vocabulary = { gaps, said };
  const site = { facts, topics, escalations };
  return { site, redirects, words, vocabulary, source, combinations, slots, notices, pins, problems };
}

/** The data of a file by its schema. It is read once, although a check needs it as it is and as it was. */
const readData = memo((file: ContentFile) => memo((schema: z.ZodType) => parseYaml(normalLines(file.text), schema)));

/** The sentences of a file of content/said/. A file whose name says nothing is what the rule `said` reports. */
function saidIn(path: string, voices: z.infer<typeof saidSchema> = {}): Said[] {
  const topic = saidTopicOf(path);
  if (!topic) return [];
  return Object.entries(voices).flatMap(([from, sentences]) =>
    sentences.map((sentence): Said => {
      const { q, also } = typeof sentence === 'string' ? { q: sentence, also: [] } : sentence;
      return { text: q, from, topic, also, path };
    }),
  );
}

/** The data files without which no entry can be read. */
const requiredFiles = [dataFiles.facts, dataFiles.escalations, dataFiles.topics];

/** Rows without the properties that every object inherits: `{{constructor}}` is no fact unless an editor wrote that fact. */
function toTable<T>(rows: Record<string, T> | undefined): Record<string, T> {
  return Object.assign(Object.create(null), rows);
}

/** Data file → the rule that reports a reference of an entry to a row that is not in the file. */
const echoes: Record<string, string> = {
  [dataFiles.topics]: 'known-topic',
  [dataFiles.facts]: 'known-fact',
  [dataFiles.escalations]: 'known-route',
};

/** A broken data file makes every entry that uses it look wrong; only the file itself has to be mended. */
function withoutEchoes(problems: Problem[]): Problem[] {
  // A reference to no fact breaks nothing else.
  const broken = new Set(problems.flatMap(({ path, rule }) => (rule === 'known-fact' ? [] : (echoes[path] ?? []))));
  return problems
    .filter(({ rule }) => !broken.has(rule))
    .map((problem) => ({ ...problem, message: oneLine(problem.message) }));
}

/** What only shows when entries stand side by side: a number used twice, a related number that does not exist. */
function crossCheck(parsed: readonly { entry: Entry; text: string }[], numbers: ReadonlySet<number> | null): Problem[] {
  const first = new Map<number, Entry>();
  const problems: Problem[] = [];
  for (const { entry, text } of parsed) {
    const other = first.get(entry.number);
    if (other)
      problems.push(
        problem(
          entry,
          text,
          ['number'],
          'duplicate-number',
          `编号 ${entry.number} 已经被 ${other.path} 用了；编号永不重复，请换成下一个没用过的`,
        ),
      );
    else first.set(entry.number, entry);
  }
  for (const { entry, text } of parsed)
    entry.related.forEach((number, index) => {
      if ((numbers === null || numbers.has(number)) && number !== entry.number) return;
      const what = number === entry.number ? '是这一条自己的编号' : '没有对应的条目';
      problems.push(
        problem(
          entry,
          text,
          ['related', index],
          'known-related',
          `related 里的 ${number} ${what}；请改成已有的编号，或删去`,
        ),
      );
    });
  return problems;
}

function problem({ path }: Entry, text: string, field: PropertyKey[], rule: string, message: string): Problem {
  return { path, ...placeInFrontMatter(text, field), rule, message };
}

/** Where a front-matter field of a file stands. */
export function placeInFrontMatter(text: string, field: readonly PropertyKey[]): Place {
  return fieldPlace(cutSource(text).frontMatter ?? '', field, 2);
}

/**
 * References in data files that cannot be filled in: routes that refer to an unknown fact, and facts that refer to any
 * fact.
 */
function unknownFacts(files: readonly ContentFile[], facts: Facts): Problem[] {
  return files
    .filter(({ path, text }) => (path === dataFiles.facts || path === dataFiles.escalations) && text.includes('{{'))
    .flatMap(({ path, text }) =>
      yamlTexts(normalLines(text)).flatMap(({ field, lines }) => {
        const isFact = path === dataFiles.facts;
        if (isFact && field[1] !== 'text') return [];
        return lines.flatMap(({ line, column, text }) =>
          factReferences(text)
            .filter(({ id }) => isFact || !facts[id])
            .map(({ id, index }) => ({
              path,
              line,
              column: column + index,
              rule: 'known-fact',
              message: isFact ? `事实里不能再引用事实「${id}」；请直接写出数字或文字` : unknownFact(id, facts),
            })),
        );
      }),
    );
}

/** Routes may use facts, as entries do. */
function withFacts<T>(value: T, facts: Facts): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? fillFacts(part, facts) : part,
  ) as T;
}
