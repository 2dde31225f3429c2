import { stringify } from 'yaml';
import { frontMatterFields } from '../entry/front-matter.ts';
import { type BlockName, blocks, isBlockName } from '../markdown/blocks.ts';
import { cutSource, normalLines } from '../markdown/source.ts';

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

type Value = string | readonly string[] | null;

/** A file with another value of a front-matter field; null or an empty list takes the field away. */
export function withField(source: string, field: string, value: Value): string {
  const lines = normalLines(source).split('\n');
  const end = lines.indexOf('---', 1);
  const at = lines.slice(0, end).findIndex((line) => line.startsWith(`${field}:`));
  const rows = value === null || value.length === 0 ? [] : fieldLines(field, value);
  if (at < 0) {
    const later = frontMatterFields.slice(frontMatterFields.indexOf(field) + 1);
    const before = lines.slice(0, end).findIndex((line) => later.some((name) => line.startsWith(`${name}:`)));
    lines.splice(before < 0 ? end : before, 0, ...rows);
    return lines.join('\n');
  }
  const next = lines.slice(at + 1, end).findIndex((line) => /^[a-zA-Z#]/.test(line));
  lines.splice(at, next < 0 ? end - at : next + 1, ...rows);
  return lines.join('\n');
}

function fieldLines(field: string, value: string | readonly string[]): string[] {
  const text = (one: string) => stringify(one, { lineWidth: 0, singleQuote: true }).trimEnd();
  // A date is text to our schema as it stands; quotes would only be in the way.
  if (typeof value === 'string') return [`${field}: ${/^\d{4}-\d\d-\d\d$/.test(value) ? value : text(value)}`];
  return [`${field}:`, ...value.map((one) => `  - ${text(one)}`)];
}
