import { type Entry, leavesOf } from '../entry/entry.ts';
import type { EscalationRoutes } from '../entry/site-data.ts';
import { type Escalation, escalationOf } from '../entry/ticket.ts';
import { entryUrl } from '../entry/urls.ts';

/** dist/entries.json, for programs outside this site. The shape is a contract; a change raises `version`. */
export interface EntriesJson {
  version: 1;
  entries: ExportedEntry[];
}

export interface ExportedEntry
  extends Pick<
    Entry,
    | 'number'
    | 'topic'
    | 'title'
    | 'aliases'
    | 'status'
    | 'reviewed'
    | 'validFrom'
    | 'validUntil'
    | 'verify'
    | 'missing'
    | 'related'
  > {
  url: string;
  /** Only what may be sent to a customer; `text` is exactly what the button copies. */
  replies: { when: string | null; text: string }[];
  internal: string[];
  escalation: Escalation | null;
  /** ISO date of the last change in Git; null where history is not there. */
  updated: string | null;
}

export interface ExportContext {
  escalations: EscalationRoutes;
  /** Path of an entry → ISO date of its last change, if known. */
  updated: ReadonlyMap<string, string | null>;
  /** The site's base path without its last slash: '' or '/kling-qa'. */
  base: string;
}

export function toEntriesJson(entries: readonly Entry[], context: ExportContext): EntriesJson {
  return { version: 1, entries: entries.map((entry) => exportEntry(entry, context)) };
}

export function exportEntry(entry: Entry, { escalations, updated, base }: ExportContext): ExportedEntry {
  const { number, topic, title, aliases, status, reviewed, validFrom, validUntil, verify, missing, related } = entry;
  return {
    number,
    url: base + entryUrl(entry),
    topic,
    title,
    aliases,
    status,
    reviewed,
    validFrom,
    validUntil,
    verify,
    missing,
    related,
    replies: leavesOf(entry, 'reply').map(({ when, text }) => ({ when, text })),
    internal: leavesOf(entry, 'internal').map(({ text }) => text),
    escalation: escalationOf(entry, escalations),
    updated: updated.get(entry.path) ?? null,
  };
}
