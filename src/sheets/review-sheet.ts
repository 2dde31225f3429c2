import { type Entry, leavesOf } from '../entry/entry.ts';
import type { Topics } from '../entry/site-data.ts';
import { statusLabels } from '../entry/upkeep.ts';
import { type LeafSource, readBlocks } from '../markdown/entry-source.ts';
import { normalLines } from '../markdown/source.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { type ColumnId, headingOf, type Table } from './table.ts';

/** An entry with the text of its file. */
export interface SourcedEntry {
  entry: Entry;
  source: string;
}

/** What one row of the review sheet shows of a file. */
export interface ReplyRow {
  when: string;
  reply: LeafSource | null;
  /** On the first row of a branch, and on the first row outside of branches. */
  internal: LeafSource[];
}

/** What a row was exported from: other for each other text of the file. The letter keeps a spreadsheet from taking it for a number. */
export function versionOf(source: string): string {
  return `v${fingerprint(normalLines(source)).slice(0, 8)}`;
}

/** The rows of an entry: one for each reply, and one for each branch without a reply. */
export function replyRows(source: string): ReplyRow[] {
  const { leaves, branches } = readBlocks(source);
  const places = ['', ...new Set(branches.map(({ when }) => when))];
  const rows = places.flatMap((when): ReplyRow[] => {
    const here = leaves.filter((leaf) => leaf.when === when);
    const internal = here.filter(({ name }) => name === '内部');
    const replies = here.filter(({ name }) => name === '话术');
    if (replies.length > 0) return replies.map((reply, at) => ({ when, reply, internal: at === 0 ? internal : [] }));
    return when !== '' || internal.length > 0 ? [{ when, reply: null, internal }] : [];
  });
  return rows.length > 0 ? rows : [{ when: '', reply: null, internal: [] }];
}

/** The replies of a file in its order, which is the order of the entry's own. */
function replySources(source: string): LeafSource[] {
  return readBlocks(source).leaves.filter(({ name }) => name === '话术');
}

/** The columns that are the same on every row of an entry. */
export const entryCells = {
  number: ({ number }: Entry) => String(number),
  title: ({ title }: Entry) => title,
  status: ({ status }: Entry) => statusLabels[status],
  aliases: ({ aliases }: Entry) => aliases.join('\n'),
  validFrom: ({ validFrom }: Entry) => validFrom ?? '',
  validUntil: ({ validUntil }: Entry) => validUntil ?? '',
  verify: ({ verify }: Entry) => verify.join('\n'),
  reviewed: ({ reviewed }: Entry) => (reviewed ? `${reviewed.on} ${reviewed.by}` : ''),
  route: (entry: Entry) => leavesOf(entry, 'escalation')[0]?.route ?? '',
} satisfies Partial<Record<ColumnId, (entry: Entry) => string>>;

export type EntryColumn = keyof typeof entryCells;

/** Several blocks of one kind as one cell. */
export function joined(leaves: readonly { text: string }[]): string {
  return leaves.map(({ text }) => text).join('\n\n');
}

const order: ColumnId[] = [
  ...(['number', 'order', 'topic', 'status', 'title', 'aliases', 'when', 'reply', 'internal', 'route'] as const),
  ...(['validFrom', 'validUntil', 'reviewed', 'verify', 'owner', 'sent', 'version'] as const),
];

/** A row for each reply, for those who judge what is answered. Replies are as editors type them; the last column is what is sent. */
export function reviewSheet(entries: readonly SourcedEntry[], topics: Topics): Table {
  const rows = entries.flatMap(({ entry, source }) => {
    const sent = new Map(replySources(source).map(({ start }, at) => [start, leavesOf(entry, 'reply')[at]?.text]));
    return replyRows(source).map(({ when, reply, internal }, index) => {
      const cells: Record<ColumnId, string> = {
        ...mapValues(entryCells, (cell) => cell(entry)),
        order: String(index + 1),
        topic: topics[entry.topic]?.label ?? entry.topic,
        when,
        reply: reply?.text ?? '',
        internal: joined(internal),
        owner: topics[entry.topic]?.owner ?? '',
        version: versionOf(source),
        sent: (reply && sent.get(reply.start)) ?? '',
      };
      return order.map((column) => cells[column]);
    });
  });
  return { name: '审阅', head: order.map(headingOf), rows };
}

function mapValues<K extends string, A, B>(record: Record<K, A>, to: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, to(value)])) as Record<K, B>;
}
