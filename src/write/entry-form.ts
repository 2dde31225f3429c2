import type { Entry } from '../entry/entry.ts';
import { isBlockName } from '../markdown/blocks.ts';
import { type FieldValue, withField } from '../markdown/entry-source.ts';
import { cutSource, normalLines } from '../markdown/source.ts';
import type { FormPicture } from './form-pictures.ts';

/** An entry as somebody fills it in who has never seen Markdown: fields, and blocks without their marks. */
export interface EntryForm {
  number: number;
  topic: string;
  slug: string;
  title: string;
  /** One a line, and so are doubts. */
  aliases: string;
  verify: string;
  status: Entry['status'];
  /** ISO dates, or ''. */
  validFrom: string;
  validUntil: string;
  /** '' or the day; `by` is the role. */
  reviewedOn: string;
  reviewedBy: string;
  /** Numbers, however separated. */
  related: string;
  /** The known gap that a new entry answers, or ''. */
  gap: string;
  blocks: FormBlock[];
  /** Pictures that come with the entry. */
  pictures: FormPicture[];
}

export type LeafName = '话术' | '内部' | '升级';

export interface FormLeaf {
  name: LeafName;
  text: string;
  /** Of an escalation. */
  route: string;
}

export interface FormBranch {
  name: '情形';
  when: string;
  blocks: FormLeaf[];
}

export type FormBlock = FormLeaf | FormBranch;

/** An entry without anything in it. */
export function emptyForm(number: number, topic: string): EntryForm {
  return {
    ...{ number, topic, slug: '', title: '', aliases: '', verify: '', status: 'published' },
    ...{ validFrom: '', validUntil: '', reviewedOn: '', reviewedBy: '', related: '', gap: '' },
    pictures: [],
    blocks: [{ name: '话术', text: '', route: '' }],
  };
}

/** An entry and its file → the form. */
export function toForm(entry: Entry, source: string): EntryForm {
  const { number, topic, slug, title, aliases, verify, status, validFrom, validUntil, reviewed, related } = entry;
  return {
    ...{ number, topic, slug, title, status },
    aliases: aliases.join('\n'),
    verify: verify.join('\n'),
    validFrom: validFrom ?? '',
    validUntil: validUntil ?? '',
    reviewedOn: reviewed?.on ?? '',
    reviewedBy: reviewed?.by ?? '',
    related: related.join('、'),
    gap: '',
    pictures: [],
    blocks: readBlocks(source),
  };
}

/**
 * The form → the file. What the form does not change is kept as it was typed.
 *
 * @param before the form and the file as they were; null for a new entry
 */
export function toFile(form: EntryForm, before: { form: EntryForm; source: string } | null): string {
  let text = before ? normalLines(before.source) : `---\nnumber: ${form.number}\n---\n`;
  for (const [name, read] of Object.entries(fields)) {
    const value = read(form);
    if (!before || JSON.stringify(value) !== JSON.stringify(read(before.form))) text = withField(text, name, value);
  }
  if (before && JSON.stringify(form.blocks) === JSON.stringify(before.form.blocks)) return text;
  const { frontMatter } = cutSource(text);
  return `---\n${frontMatter ?? ''}\n---\n\n${form.blocks.map(writeBlock).join('\n\n')}\n`;
}

/** Front-matter fields in their order, and what the form says of each. */
const fields: Record<string, (form: EntryForm) => FieldValue> = {
  title: ({ title }) => title.replace(/\s+/g, ' ').trim() || null,
  aliases: ({ aliases }) => linesOf(aliases),
  status: ({ status }) => status,
  reviewed: ({ reviewedOn: on, reviewedBy: by }) => (on ? { on, by } : null),
  validFrom: ({ validFrom }) => validFrom || null,
  validUntil: ({ validUntil }) => validUntil || null,
  verify: ({ verify }) => linesOf(verify),
  related: ({ related }) => (related.match(/\d{4,}/g) ?? []).map(Number),
};

/** The place of a line in the form: the name of a field, or the block's number in reading order, from 0. */
export function placeOf(text: string, line: number): string | number {
  const lines = normalLines(text).split('\n');
  const end = lines.indexOf('---', 1);
  const above = lines.slice(0, line);
  if (line <= end + 1) return above.flatMap((one) => /^(\w+):/.exec(one)?.[1] ?? []).at(-1) ?? 'title';
  return Math.max(0, above.slice(end + 1).filter((one) => openMark.test(one)).length - 1);
}

const openMark = /^\s*:{3,}\s*(话术|内部|升级|情形)(?:\[(.*)\])?\s*(?:\{.*?路径="?([^}"]*)"?\})?\s*$/;
const closeMark = /^\s*:{3,}\s*$/;

/** The blocks of a file without problems: there every line that begins with colons is a mark. */
function readBlocks(source: string): FormBlock[] {
  const blocks: FormBlock[] = [];
  let branch: FormBranch | null = null;
  let open: { leaf: FormLeaf; lines: string[] } | null = null;
  for (const line of cutSource(source).body.split('\n')) {
    const [, name = '', when = '', route = ''] = openMark.exec(line) ?? [];
    if (name === '情形') {
      branch = { name, when: when.trim(), blocks: [] };
      blocks.push(branch);
    } else if (isLeafName(name)) {
      open = { leaf: { name, text: '', route: route.trim() }, lines: [] };
      (branch?.blocks ?? blocks).push(open.leaf);
    } else if (!closeMark.test(line)) open?.lines.push(line);
    else if (open) {
      open.leaf.text = open.lines.join('\n').trim();
      open = null;
    } else branch = null;
  }
  return blocks;
}

function isLeafName(name: string): name is LeafName {
  return isBlockName(name) && name !== '情形';
}

function writeBlock(block: FormBlock): string {
  if (block.name !== '情形') return writeLeaf(block);
  return [`::::情形[${block.when.trim()}]`, ...block.blocks.map(writeLeaf), '::::'].join('\n\n');
}

function writeLeaf({ name, text, route }: FormLeaf): string {
  return `:::${name}${name === '升级' && route !== '' ? `{路径=${route}}` : ''}\n${text.trim()}\n:::`;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-·•]\s*/, '').trim())
    .filter(Boolean);
}
