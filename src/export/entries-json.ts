import { type Entry, leavesOf } from '../entry/entry.ts';
import type { EscalationRoutes } from '../entry/site-data.ts';
import { slotsIn } from '../entry/slots.ts';
import { escalationOf } from '../entry/ticket.ts';
import { entryUrl } from '../entry/urls.ts';
import type { EntriesJson, ExportedEntry } from './contracts.ts';

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
  const escalation = escalationOf(entry, escalations);
  const texts = [...leavesOf(entry, 'reply').map(({ text }) => text), escalation?.tellCustomer, escalation?.ticket];
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
    slots: slotsIn(texts.join('\n')),
    internal: leavesOf(entry, 'internal').map(({ text }) => text),
    escalation,
    updated: updated.get(entry.path) ?? null,
  };
}
