import { eventOf, labelOf } from '../changes/wording.ts';
import type { Topics } from '../entry/site-data.ts';
import { code, inline, markdownTable, quoteDifference } from '../text/markdown.ts';
import { diffWords, shorten } from '../text/word-diff.ts';
import type { EntryDifference } from './compare-entries.ts';

/** Entries told in full; GitHub shows 1 MB of a job's summary, and nobody reads more. */
const most = 200;

/** The counts by topic, as a table. */
export function writeSummary(entries: readonly EntryDifference[], topics: Topics): string {
  const rows = new Map<string, Record<EntryDifference['kind'], number>>();
  for (const { kind, entry } of entries) {
    const row = rows.get(entry.topic) ?? { added: 0, changed: 0, removed: 0 };
    row[kind] += 1;
    rows.set(entry.topic, row);
  }
  const place = (id: string) => [...Object.keys(topics), id].indexOf(id);
  return markdownTable(
    ['专题', '新增', '改动', '删除'],
    [...rows]
      .sort(([a], [b]) => place(a) - place(b))
      .map(([id, { added, changed, removed }]) => [inline(topics[id]?.label ?? id), added, changed, removed]),
  );
}

/** Each entry with what agents would send, old → new. */
export function writeEntries(entries: readonly EntryDifference[]): string[] {
  const rest = entries.slice(most);
  return [
    '## 条目',
    '',
    '<del>划掉的</del>是原来的话，<ins><b>加粗的</b></ins>是新的话。',
    ...entries.slice(0, most).flatMap((entry) => writeEntry(entry, entries)),
    ...(rest.length > 0 ? ['', `### 还有 ${rest.length} 条`, ''] : []),
    ...rest.map(({ kind, entry }) => `- ${eventOf(kind)} ${entry.number} ${inline(entry.title)}`),
  ];
}

function writeEntry({ kind, entry, sent, aliases, notes }: EntryDifference, all: readonly EntryDifference[]): string[] {
  const won = aliases.won.map((alias) => alias + movedFrom(alias, entry.number, all));
  const lost = aliases.lost.map((alias) => alias + movedTo(alias, entry.number, all));
  const remarks = [
    ...notes.map(inline),
    ...(won.length > 0 ? [`新增别名：${inline(won.join('、'))}`] : []),
    ...(lost.length > 0 ? [`去掉别名：${inline(lost.join('、'))}`] : []),
  ];
  return [
    '',
    `### ${eventOf(kind)} ${entry.number} ${inline(entry.title)}`,
    '',
    code(entry.path),
    ...(remarks.length > 0 ? ['', ...remarks.map((remark) => `- ${remark}`)] : []),
    ...sent.flatMap((pair) => [
      '',
      `**${inline(labelOf(pair))}**`,
      '',
      quoteDifference(shorten(diffWords(pair.before?.text ?? '', pair.after?.text ?? ''), 60)),
    ]),
  ];
}

function movedFrom(alias: string, number: number, all: readonly EntryDifference[]): string {
  const other = all.find(({ entry, aliases }) => entry.number !== number && aliases.lost.includes(alias));
  return other ? `（从 ${other.entry.number} 移来）` : '';
}

function movedTo(alias: string, number: number, all: readonly EntryDifference[]): string {
  const other = all.find(({ entry, aliases }) => entry.number !== number && aliases.won.includes(alias));
  return other ? `（移到 ${other.entry.number}）` : '';
}
