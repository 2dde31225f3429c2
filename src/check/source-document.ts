import type { Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { type CustomerKind, type CustomerText, customerKindOf, fits, isCustomerKind } from '../entry/customer-texts.ts';
import type { Entry } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import { noticeIdOf } from '../entry/notices.ts';
import { dataFiles, isIntroduction } from '../entry/paths.ts';
import type { Place, SourceLine } from '../entry/problem.ts';
import { blocks, isBlockName } from '../markdown/blocks.ts';
import { placeInFrontMatter } from '../markdown/corpus.ts';
import { cutSource, normalLines } from '../markdown/source.ts';
import { fieldPlace as placeInYaml, yamlTexts } from '../markdown/yaml.ts';

/** A file as rules see it: its texts, each with its audience and its place in the source. */
export interface Document {
  path: string;
  text: string;
  /** Null for a topic's introduction, for an entry with problems of form, and for a data file. */
  entry: Entry | null;
  /** Null for a body that could not be read, and for a data file, whose texts are no Markdown. */
  tree: Root | null;
  /** The lines of front matter, or of a whole data file without its comments. */
  fields: SourceLine[];
  passages: Passage[];
}

/** Source text with one audience. A branch's `when` is a passage of its own, and so is each text of a data file. */
export interface Passage {
  kind: CustomerKind | AgentKind;
  lines: SourceLine[];
  /** The row of a data file in which the text stands. */
  row?: string | undefined;
}

type AgentKind = 'internal' | 'escalation' | 'when' | 'introduction' | 'meaning';

/** Fields of the data files that agents read; `*` is any key. */
const agentFields: Record<string, Record<string, AgentKind>> = {
  [dataFiles.facts]: { '*.meaning': 'meaning' },
  [dataFiles.escalations]: { '*.label': 'internal', '*.record.*.how': 'internal' },
  [dataFiles.slots]: { '*.hint': 'internal' },
};

export interface ParsedFile {
  path: string;
  text: string;
  tree: Root | null;
  entry: Entry | null;
}

export function toDocument({ path, text, tree, entry }: ParsedFile): Document {
  const body = isIntroduction(path) ? normalLines(text) : cutSource(text).body;
  const lines = body.split('\n').map((line, index): SourceLine => ({ line: index + 1, column: 1, text: line }));
  const passages: Passage[] = isIntroduction(path)
    ? [{ kind: 'introduction', lines }]
    : (tree?.children ?? []).flatMap((node) => passagesOf(node, lines));
  const frontMatter = isIntroduction(path) ? '' : (cutSource(text).frontMatter ?? '');
  const fields = frontMatter.split('\n').map((line, index) => ({ line: index + 2, column: 1, text: line }));
  return { path, text, entry, tree, fields, passages };
}

/** A data file as a document. */
export function toDataDocument(path: string, text: string): Document {
  const source = normalLines(text);
  const fields = source
    .split('\n')
    .map((line, index) => ({ line: index + 1, column: 1, text: /^\s*#/.test(line) ? '' : line }));
  const passages = yamlTexts(source).flatMap(({ field, lines }): Passage[] => {
    const kind = customerKindOf(path, field) ?? agentKindOf(path, field);
    return kind ? [{ kind, lines, row: field[0] }] : [];
  });
  return { path, text, entry: null, tree: null, fields, passages };
}

function agentKindOf(path: string, field: readonly string[]): AgentKind | undefined {
  if (noticeIdOf(path) !== null) return field[0] === 'title' || field[0] === 'text' ? 'internal' : undefined;
  return Object.entries(agentFields[path] ?? {}).find(([pattern]) => fits(field, pattern))?.[1];
}

/** The texts of a document that can reach a customer. */
export const customerTexts = memo(({ path, entry, passages }: Document): CustomerText[] =>
  passages.flatMap(({ kind, lines, row = null }) =>
    isCustomerKind(kind) ? [{ kind, path, lines, id: row, entry }] : [],
  ),
);

/** Where a front-matter field of a document stands: `fieldPlace(document, 'aliases', 2)`. */
export function fieldPlace({ text }: Pick<Document, 'text'>, ...field: PropertyKey[]): Place {
  return placeInFrontMatter(text, field);
}

/** Where a field of a data file stands. */
export function dataPlace(text: string, field: readonly PropertyKey[]): Place {
  return placeInYaml(normalLines(text), field);
}

function passagesOf(node: RootContent, lines: SourceLine[]): Passage[] {
  if (node.type !== 'containerDirective' || !isBlockName(node.name) || !node.position) return [];
  const { kind } = blocks[node.name];
  const mark = lines[node.position.start.line - 1];
  if (!mark) return [];
  if (kind !== 'branch') return [{ kind, lines: innerLines(node, lines) }];
  const label = /\[(.*)\]/.exec(mark.text);
  const when: SourceLine[] = label?.[1] ? [{ line: mark.line, column: label.index + 2, text: label[1] }] : [];
  return [{ kind: 'when', lines: when }, ...node.children.flatMap((child) => passagesOf(child, lines))];
}

function innerLines({ position }: ContainerDirective, lines: SourceLine[]): SourceLine[] {
  if (!position) return [];
  const inner = lines.slice(position.start.line, position.end.line);
  return /^\s*:{3,}\s*$/.test(inner.at(-1)?.text ?? '') ? inner.slice(0, -1) : inner;
}
