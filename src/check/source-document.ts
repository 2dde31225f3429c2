import type { Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Entry } from '../entry/entry.ts';
import { isIntroduction } from '../entry/paths.ts';
import type { Place } from '../entry/problem.ts';
import { blocks, isBlockName } from '../markdown/blocks.ts';
import { placeInFrontMatter } from '../markdown/corpus.ts';
import { cutSource, normalLines } from '../markdown/source.ts';

/** A Markdown file as rules see it: what it says to whom, each piece with its place in the source. */
export interface Document {
  path: string;
  text: string;
  /** Null for a topic's introduction, and for an entry with problems of form. */
  entry: Entry | null;
  tree: Root | null;
  passages: Passage[];
}

/** Source text with one audience. A 情形's condition is a passage of its own. */
export interface Passage {
  kind: 'reply' | 'internal' | 'escalation' | 'condition' | 'introduction';
  /** Line of the mark that opens it. */
  line: number;
  lines: SourceLine[];
}

/** A stretch of one line of the file; `column` is where it begins. */
export interface SourceLine extends Place {
  text: string;
}

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
    ? [{ kind: 'introduction', line: 1, lines }]
    : (tree?.children ?? []).flatMap((node) => passagesOf(node, lines));
  return { path, text, entry, tree, passages };
}

/** Where a front-matter field of a document stands: `fieldPlace(document, 'aliases', 2)`. */
export function fieldPlace({ text }: Pick<Document, 'text'>, ...field: PropertyKey[]): Place {
  return placeInFrontMatter(text, field);
}

/** Passages that a customer may read. */
export function replies({ passages }: Document): Passage[] {
  return passages.filter(({ kind }) => kind === 'reply');
}

function passagesOf(node: RootContent, lines: SourceLine[]): Passage[] {
  if (node.type !== 'containerDirective' || !isBlockName(node.name) || !node.position) return [];
  const { kind } = blocks[node.name];
  const mark = lines[node.position.start.line - 1];
  if (!mark) return [];
  if (kind !== 'case') return [{ kind, line: mark.line, lines: innerLines(node, lines) }];
  const label = /\[(.*)\]/.exec(mark.text);
  const condition: SourceLine[] = label?.[1] ? [{ line: mark.line, column: label.index + 2, text: label[1] }] : [];
  return [
    { kind: 'condition', line: mark.line, lines: condition },
    ...node.children.flatMap((child) => passagesOf(child, lines)),
  ];
}

function innerLines({ position }: ContainerDirective, lines: SourceLine[]): SourceLine[] {
  if (!position) return [];
  const inner = lines.slice(position.start.line, position.end.line);
  return /^\s*:{3,}\s*$/.test(inner.at(-1)?.text ?? '') ? inner.slice(0, -1) : inner;
}
