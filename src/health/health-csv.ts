import { statusLabels } from '../entry/upkeep.ts';
import { shortUrl } from '../entry/urls.ts';
import { toCsv } from '../text/csv.ts';
import { type Judged, type MeasureId, measures } from './measures.ts';

export interface CsvContext {
  today: string;
  /** Topic id → its name with those above it. */
  topicLabel: (id: string) => string;
  /** The site's base path without its last slash. */
  base: string;
  lastChange: (entry: Judged['entry']) => string | null;
}

type Column = [heading: string, value: (judged: Judged, context: CsvContext) => string | number];

const columns: Column[] = [
  ['编号', ({ entry }) => entry.number],
  ['标准问', ({ entry }) => entry.title],
  ['专题', ({ entry }, { topicLabel }) => topicLabel(entry.topic)],
  ['负责', ({ owner }) => owner],
  ['状态', ({ entry }) => statusLabels[entry.status]],
  ...measures.map(({ id, label }): Column => [label, ({ wants }) => wants[id] ?? '']),
  ['审核日期', ({ entry }) => entry.reviewed?.on ?? ''],
  ['审核人', ({ entry }) => entry.reviewed?.by ?? ''],
  ['下次复核', ({ due }) => due ?? ''],
  ['生效日期', ({ entry }) => entry.validFrom ?? ''],
  ['到期日期', ({ entry }) => entry.validUntil ?? ''],
  ['问法数', ({ entry }) => entry.aliases.length],
  ['最后修改', ({ entry }, { lastChange }) => lastChange(entry) ?? ''],
  ['短链接', ({ entry }, { base }) => base + shortUrl(entry.number)],
  ['文件', ({ entry }) => entry.path],
  ['判断日期', (_judged, { today }) => today],
];

/** The list behind a number of the dashboard; without `only`, all entries. */
export function healthCsv(judged: readonly Judged[], context: CsvContext, only?: MeasureId): string {
  const rows = judged.filter(({ wants }) => !only || wants[only] !== undefined);
  return toCsv([
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, value]) => value(row, context))),
  ]);
}
