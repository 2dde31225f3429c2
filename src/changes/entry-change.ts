import type { Entry } from '../entry/entry.ts';
import { statusLabels } from '../entry/upkeep.ts';
import { bare, isChanged, pairSent, type SentPair } from './sent.ts';
import type { Version } from './version.ts';

/** What one commit did to one entry, as far as it concerns those who send its replies. */
export interface EntryChange {
  kind: 'added' | 'removed' | 'changed';
  number: number;
  /** Title and topic after the change; of a removed entry the last ones. */
  title: string;
  topic: string;
  /** The texts that are not as before. */
  sent: SentPair[];
  /** The rest, in words: 状态, 有效期 and the like. */
  notes: string[];
  /** Who had reviewed the version before the change. */
  reviewed: Entry['reviewed'];
}

/** Old → new of one entry; null if nothing changed that a reader would want to know. */
export function compareVersions(before: Version | null, after: Version | null): EntryChange | null {
  const entry = after ?? before;
  if (!entry) return null;
  const { number, title, topic } = entry;
  const change = { number, title, topic, sent: [], notes: [], reviewed: before?.content?.reviewed ?? null };
  if (!before) return { ...change, kind: 'added' };
  if (!after) return { ...change, kind: 'removed' };
  const sent = changedTexts(before, after);
  const notes = describe(before, after);
  return sent.length + notes.length > 0 ? { ...change, kind: 'changed', sent, notes } : null;
}

function changedTexts({ content: old }: Version, { content: now }: Version): SentPair[] {
  if (!old || !now) return [];
  return pairSent(old.sent, now.sent).filter(isChanged);
}

/**
 * Internal notes and doubts are named, not quoted: this list also leaves the site as a feed, where no mark guards what
 * must not reach a customer.
 */
function describe(before: Version, after: Version): string[] {
  const notes: (string | false)[] = [
    bare(before.title) !== bare(after.title) && `标准问改了，原来是「${before.title}」`,
    before.topic !== after.topic && '移到了另一个专题',
  ];
  const [old, now] = [before.content, after.content];
  if (!old || !now) return [...notes, '其中一版的格式现在读不出来，无法逐字比较'].filter(isText);
  return [
    ...notes,
    old.status !== now.status && (now.status === 'published' ? '' : '改为') + statusLabels[now.status],
    old.validFrom !== now.validFrom && `生效日期：${old.validFrom ?? '无'} → ${now.validFrom ?? '无'}`,
    old.validUntil !== now.validUntil && `到期日期：${old.validUntil ?? '无'} → ${now.validUntil ?? '无'}`,
    old.internal !== now.internal && '内部说明或升级办法有改动',
    old.doubts !== now.doubts && '待核实或缺少附件的说明有改动',
  ].filter(isText);
}

function isText(note: string | false): note is string {
  return note !== false;
}
