import { parse, stringify } from 'yaml';
import { frontMatterFields } from '../entry/front-matter.ts';
import { type BlockName, blocks, isBlockName } from './blocks.ts';
import { cutSource, normalLines } from './source.ts';

/** A block of a file without blocks of its own, as it was typed. */
export interface LeafSource {
  name: BlockName;
  /** The condition of the branch around the block; '' outside of branches. */
  when: string;
  /** The text between the marks. */
  text: string;
  /** The lines between the marks, from 0; `end` is the line of the closing mark. */
  start: number;
  end: number;
}

/** A branch of a file: its condition, and the line of its mark. */
export interface BranchSource {
  when: string;
  line: number;
}

/** The blocks of an entry's file in order. In a file without problems every line that begins with `:::` is a mark. */
export function readBlocks(source: string): { leaves: LeafSource[]; branches: BranchSource[] } {
  const lines = cutSource(source).body.split('\n');
  const leaves: LeafSource[] = [];
  const branches: BranchSource[] = [];
  let branch: BranchSource | null = null;
  let open: { name: BlockName; line: number } | null = null;
  for (const [line, text] of lines.entries()) {
    const [, name = '', label = ''] = /^\s*:{3,}\s*([^\s:[{]*)(?:\[(.*)\])?/.exec(text) ?? [];
    if (!/^\s*:{3,}/.test(text)) continue;
    if (isBlockName(name) && blocks[name].kind === 'branch') {
      branch = { when: label.trim(), line };
      branches.push(branch);
    } else if (isBlockName(name)) open = { name, line };
    else if (open) {
      const [start, end] = [open.line + 1, line];
      const inner = lines.slice(start, end).join('\n').trim();
      leaves.push({ name: open.name, when: branch?.when ?? '', text: inner, start, end });
      open = null;
    } else branch = null;
  }
  return { leaves, branches };
}

/** A file with other lines: `from` to `to` (not included) replaced, everything else as it was typed. */
export function withLines(source: string, [from, to]: readonly [number, number], text: string): string {
  const lines = normalLines(source).split('\n');
  return [...lines.slice(0, from), ...text.split('\n'), ...lines.slice(to)].join('\n');
}

/** What a field of front matter may become: a text, a list of texts or numbers, a map on one line, or nothing. */
export type FieldValue = string | readonly string[] | readonly number[] | Readonly<Record<string, string>> | null;

/** The front matter of a file without problems, whatever fields it has. */
export function frontMatterOf(source: string): Record<string, unknown> {
  return (parse(cutSource(source).frontMatter ?? '', { logLevel: 'silent' }) ?? {}) as Record<string, unknown>;
}

/** A file with a field of another one as it was typed there; the field must not be in the file yet. */
export function withFieldOf(source: string, field: string, other: string): string {
  return putLines(source, field, fieldIn(other, field).old);
}

/**
 * A file with another value of a front-matter field; null or an empty list takes the field away. Items of a list that stay
 * are kept as they were typed, with the comments above them.
 */
export function withField(source: string, field: string, value: FieldValue): string {
  const { old } = fieldIn(source, field);
  const isNothing = value === null || (Array.isArray(value) && value.length === 0);
  return putLines(source, field, isNothing ? [] : fieldLines(field, value, old));
}

/** The lines of a file, and among them those of a field: none, at -1, where the file does not have the field. */
function fieldIn(source: string, field: string): { lines: string[]; end: number; at: number; old: string[] } {
  const lines = normalLines(source).split('\n');
  const end = lines.indexOf('---', 1);
  const at = lines.slice(0, end).findIndex((line) => line.startsWith(`${field}:`));
  const next = at < 0 ? -1 : lines.slice(at + 1, end).findIndex((line) => /^[a-zA-Z#]/.test(line));
  return { lines, end, at, old: at < 0 ? [] : lines.slice(at, next < 0 ? end : at + 1 + next) };
}

/** A file with these lines for a field, in the place of the old ones or where the order of fields puts them. */
function putLines(source: string, field: string, rows: readonly string[]): string {
  const { lines, end, at, old } = fieldIn(source, field);
  if (at >= 0) lines.splice(at, old.length, ...rows);
  else {
    const later = frontMatterFields.slice(frontMatterFields.indexOf(field) + 1);
    const before = lines.slice(0, end).findIndex((line) => later.some((name) => line.startsWith(`${name}:`)));
    lines.splice(before < 0 ? end : before, 0, ...rows);
  }
  return lines.join('\n');
}

function fieldLines(field: string, value: NonNullable<FieldValue>, old: readonly string[]): string[] {
  if (typeof value === 'string') return [`${field}: ${yamlText(value)}`];
  if (!isList(value)) {
    const pairs = Object.entries(value).map(([key, text]) => `${key}: ${yamlText(text)}`);
    return [`${field}: { ${pairs.join(', ')} }`];
  }
  if (isNumbers(value)) return [`${field}: [${value.join(', ')}]`];
  const typed = typedItems(old);
  return [`${field}:`, ...value.flatMap((text) => typed.get(text) ?? `  - ${yamlText(text)}`)];
}

function isList(value: NonNullable<FieldValue>): value is readonly string[] | readonly number[] {
  return Array.isArray(value);
}

function isNumbers(value: readonly string[] | readonly number[]): value is readonly number[] {
  return typeof value[0] === 'number';
}

/** The items of a list with one item a line: text → its lines, those of comments above included. */
function typedItems(lines: readonly string[]): Map<string, string[]> {
  const items = new Map<string, string[]>();
  let open: string[] = [];
  for (const line of lines.slice(1)) {
    open.push(line);
    const [, text] = /^\s+-\s+(.*)$/.exec(line) ?? [];
    if (text === undefined) continue;
    const value: unknown = parse(text, { logLevel: 'silent' });
    if (typeof value === 'string') items.set(value, open);
    open = [];
  }
  return items;
}

/** A text as YAML, quoted where its characters would mean something else. A date is text to our schemas as it stands. */
function yamlText(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  return stringify(text, { lineWidth: 0, singleQuote: true }).trimEnd();
}
