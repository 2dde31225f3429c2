import type { Root } from 'mdast';
import { VFile } from 'vfile';
import type { Entry } from '../entry/entry.ts';
import { type FrontMatter, frontMatterSchema } from '../entry/front-matter.ts';
import { dataFiles, isSlug, locate } from '../entry/paths.ts';
import { byPlace, type Place, type Problem } from '../entry/problem.ts';
import type { SiteData } from '../entry/site-data.ts';
import { dialect } from './dialect.ts';
import { readNumber } from './entry-number.ts';
import { toHtml } from './html.ts';
import { tooDeep } from './limits.ts';
import { cutSource, normalLines } from './source.ts';
import { readProse, readStructure } from './structure.ts';
import { type Finding, parseYaml } from './yaml.ts';

export interface ParsedEntry {
  path: string;
  /** Null if something about the file is wrong; `problems` then says what. */
  entry: Entry | null;
  problems: Problem[];
  /** The body's tree, with positions of the file; null if the body could not be read at all. */
  tree: Root | null;
  /** The number, even if something else about the file is wrong: others may refer to it. */
  number: number | null;
}

/**
 * One file → its entry, or all that is wrong with it. The only way an entry comes into being. Never throws on any
 * text.
 *
 * @param path such as `content/membership/benefits.md`; folder and file name become topic and slug
 */
export function parseEntry(path: string, source: string, site: SiteData): ParsedEntry {
  const { frontMatter, body } = cutSource(source);
  const yaml = parseYaml<FrontMatter>(frontMatter ?? '', frontMatterSchema, 2);
  const findings: Finding[] =
    frontMatter === null
      ? [
          {
            line: 1,
            column: 1,
            rule: 'front-matter',
            message: '文件开头没有用 --- 包住的字段；第一行写 ---，然后写 number、title、status 等，再写一行 ---',
          },
        ]
      : [...yaml.findings];

  const { tree, value, messages } = parseBody({ path, body }, site, (root) =>
    readStructure(root, body, Object.keys(site.escalations)),
  );
  const structure = value ?? { blocks: [], findings: [] };
  const { topic, slug } = locate(path);
  findings.push(...messages, ...structure.findings, ...pathFindings(topic, slug, site));

  const problems = findings.map((finding) => ({ path, ...finding })).sort(byPlace);
  const entry: Entry | null =
    yaml.data && problems.length === 0
      ? { path, topic, slug, ...withNulls(yaml.data), blocks: structure.blocks }
      : null;
  return { path, entry, problems, tree, number: readNumber(source) };
}

/** A topic's introduction (`index.md`): plain Markdown for agents, without front matter or blocks. */
export function parseIntroduction(path: string, source: string, site: SiteData): ParsedIntroduction {
  const body = normalLines(source);
  const { tree, value, messages } = parseBody({ path, body }, site, (root) => ({
    findings: readProse(root),
    html: toHtml(root.children),
  }));
  const findings = [...messages, ...(value?.findings ?? [])];
  return { path, tree, html: value?.html ?? '', problems: findings.map((finding) => ({ path, ...finding })) };
}

export interface ParsedIntroduction extends Pick<ParsedEntry, 'path' | 'problems' | 'tree'> {
  html: string;
}

interface Source {
  path: string;
  body: string;
}

interface ParsedBody<T> {
  tree: Root | null;
  value: T | null;
  messages: Finding[];
}

/** The body's tree and what `use` makes of it; a text on which any of that fails is a finding, never an exception. */
function parseBody<T>({ path, body }: Source, site: SiteData, use: (tree: Root) => T): ParsedBody<T> {
  const deep = tooDeep(body);
  if (deep) return { tree: null, value: null, messages: [deep] };
  const file = new VFile({ path, value: body });
  try {
    const processor = dialect(site.facts);
    const tree = processor.runSync(processor.parse(file), file) as Root;
    return { tree, value: use(tree), messages: file.messages.map(toFinding) };
  } catch (error) {
    // A plugin that throws must fail the build: Astro on its own would publish an empty page.
    const reason = error instanceof RangeError ? '标记一层套一层，太深了' : String(error);
    const message = `这个文件的正文无法解析（${reason}）；请检查最近改动的地方`;
    return { tree: null, value: null, messages: [{ ...startOf(body), rule: 'markdown', message }] };
  }
}

/** Where the first text of a body stands. */
function startOf(body: string): Place {
  const before = /^\s*/.exec(body)?.[0].split('\n') ?? [];
  return { line: Math.max(before.length, 1), column: (before.at(-1)?.length ?? 0) + 1 };
}

function toFinding({ line, column, ruleId, reason }: VFile['messages'][number]): Finding {
  return { line: line ?? 1, column: column ?? 1, rule: ruleId ?? 'markdown', message: reason };
}

function withNulls({ reviewed, validFrom, validUntil, ...rest }: FrontMatter) {
  return { ...rest, reviewed: reviewed ?? null, validFrom: validFrom ?? null, validUntil: validUntil ?? null };
}

function pathFindings(topic: string, slug: string, { topics }: SiteData): Finding[] {
  const found: Finding[] = [];
  const start = { line: 1, column: 1 };
  if (!Object.hasOwn(topics, topic))
    found.push({
      ...start,
      rule: 'known-topic',
      message: `没有「${topic}」这个专题；请把文件放进 ${dataFiles.topics} 里已有的文件夹：${Object.keys(topics).join('、')}`,
    });
  if (!isSlug(slug))
    found.push({
      ...start,
      rule: 'file-name',
      message: `文件名「${slug}」会成为网址，只能用小写英文字母、数字和连字符；例如 remove-watermark.md`,
    });
  if (Object.hasOwn(topics, `${topic}/${slug}`))
    found.push({ ...start, rule: 'duplicate-url', message: `网址 /${topic}/${slug}/ 已经是一个专题；请换一个文件名` });
  return found;
}
