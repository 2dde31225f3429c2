import { refusalOn } from '../entry/validity.ts';
import type { ExportedEntry } from '../export/contracts.ts';
import type { Results } from '../search/engine.ts';
import type { KnownGap } from '../search/model/table.ts';

/** What an assistant is told. Fields are named as in entries.json. */

export interface Audience {
  /** ISO date in Asia/Shanghai. */
  today: string;
  /** Whether the assistant also gets what is for agents alone. */
  isInternal: boolean;
}

/** What has to be known of an entry before one of its replies is used. */
export function tellSummary(entry: ExportedEntry, { today }: Audience) {
  const { number, url, topic, title, status, reviewed, validFrom, validUntil, verify } = entry;
  return {
    number,
    url,
    topic,
    title,
    status,
    reviewed,
    validFrom,
    validUntil,
    verify,
    refusal: refusalOn(today, entry),
  };
}

/** An entry; without its replies where the browser refuses to copy them. */
export function tellEntry(entry: ExportedEntry, audience: Audience) {
  const summary = tellSummary(entry, audience);
  const { aliases, related, missing, replies, internal, escalation } = entry;
  const tellCustomer = escalation?.tellCustomer;
  const forCustomers =
    summary.refusal === null ? { replies, ...(tellCustomer ? { tellCustomer } : {}) } : { replies: [] };
  const forAgents = audience.isInternal ? { internal, escalation, missing } : {};
  return { ...summary, aliases, related, ...forCustomers, ...forAgents };
}

/** What a search found, best first. The entries are told in short. */
export function tellResults(
  { hits, confident, gap, missing, choice }: Results,
  entries: ReadonlyMap<number, ExportedEntry>,
  audience: Audience,
) {
  const found = hits.flatMap(({ card, phrase, score }) => {
    const entry = entries.get(card.number);
    return entry ? { ...tellSummary(entry, audience), phrase, score: Number(score.toFixed(3)) } : [];
  });
  return { confident, choice, missing, gap: gap && tellGap(gap), hits: found };
}

/** A question that is known to have no answer yet, and what may be said meanwhile. */
export function tellGap({ gap, tell }: KnownGap) {
  return { gap, tell: tell ?? null };
}
