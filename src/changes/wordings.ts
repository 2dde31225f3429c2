import type { Sent } from '../entry/customer-texts.ts';
import type { Entry } from '../entry/entry.ts';
import type { Change } from './listing.ts';
import { remarksOn } from './wording.ts';

/** What could be sent of an entry, for one span of time. */
export interface Wording {
  /** Seconds since 1970; null if the list of changes does not reach back so far. */
  from: number | null;
  /** Null for the wording of today. */
  to: number | null;
  sent: Sent[];
  /** Who had reviewed the entry when this wording ended, or has today. */
  reviewed: Entry['reviewed'];
  /** What else changed meanwhile, oldest first; the first is what began the wording. */
  events: { time: number; remarks: string[] }[];
}

type Changed = Pick<Change, 'kind' | 'time' | 'sent' | 'facts' | 'notes' | 'reviewed'>;

/**
 * Every wording of an entry, newest first: from today's back through the changes, each of which says what its texts were
 * before. Ends at a version that nobody can read any more.
 *
 * @param changes those of the entry, newest first
 */
export function wordingsOf(today: Pick<Wording, 'sent' | 'reviewed'>, changes: readonly Changed[]): Wording[] {
  const wordings: Wording[] = [];
  let open: Wording = { ...today, from: null, to: null, events: [] };
  for (const change of changes) {
    const remarks = remarksOn(change);
    const isOther = change.kind !== 'changed' || change.sent.length > 0;
    open.events.unshift({ time: change.time, remarks });
    if (!isOther) continue;
    wordings.push({ ...open, from: change.time });
    if (change.kind !== 'changed') return wordings;
    const sent = before(open.sent, change.sent);
    open = { sent, reviewed: change.reviewed, from: null, to: change.time, events: [] };
  }
  return [...wordings, open];
}

/** The texts as they were before a change. */
function before(texts: readonly Sent[], pairs: Changed['sent']): Sent[] {
  const old = [...texts];
  for (const { before, after } of pairs) {
    const at = after ? placeOf(after, old) : old.length;
    if (at >= 0) old.splice(at, after ? 1 : 0, ...(before ? [before] : []));
  }
  return old;
}

/** Where a text stands. A text of which something is withheld is known by its branch alone. */
function placeOf({ kind, when, text }: Sent, texts: readonly Sent[]): number {
  const isSamePlace = (other: Sent) => other.kind === kind && other.when === when;
  const exact = texts.findIndex((other) => isSamePlace(other) && other.text === text);
  return exact >= 0 ? exact : texts.findIndex(isSamePlace);
}
