import { type Entry, leavesOf } from './entry.ts';
import { countReferences } from './fact-references.ts';
import { dataFiles } from './paths.ts';
import type { SourceLine } from './problem.ts';
import type { EscalationRoutes } from './site-data.ts';
import { escalationOf } from './ticket.ts';

/**
 * Every text that can reach a customer, whatever file it stands in. Rules about such text take this list and nothing else;
 * a fault is reported where the text was written.
 */

/** The kinds of such text: whether it is sent word for word, and whether its wording is ours. */
export const customerKinds = {
  /** A 话术, on its own or in a branch. */
  reply: { isSent: true, isOurs: true },
  /** What a route tells the customer, or what may be told of a question that has no answer yet. */
  'tell-customer': { isSent: true, isOurs: true },
  /** The text of a fact, which stands in replies. */
  fact: { isSent: true, isOurs: true },
  /** A line of the ticket template, for the agent to fill in. */
  record: { isSent: false, isOurs: true },
  /** A name in the ticket system, which has to be written exactly as it is there. */
  'ticket-name': { isSent: false, isOurs: false },
} as const satisfies Record<string, { isSent: boolean; isOurs: boolean }>;

export type CustomerKind = keyof typeof customerKinds;

export function isCustomerKind(kind: string): kind is CustomerKind {
  return Object.hasOwn(customerKinds, kind);
}

/** Fields of the data files that can reach a customer; `*` is any key. */
const dataFields: Record<string, Record<string, CustomerKind>> = {
  [dataFiles.facts]: { '*.text': 'fact' },
  [dataFiles.escalations]: {
    '*.tellCustomer': 'tell-customer',
    '*.standardQuestion': 'ticket-name',
    '*.queue': 'ticket-name',
    '*.record.*.label': 'record',
    '*.record.*.value': 'record',
  },
  [dataFiles.gaps]: { '*.tell': 'tell-customer' },
};

/** The kind of a field of a data file; null if the field's text cannot reach a customer. */
export function customerKindOf(path: string, field: readonly string[]): CustomerKind | null {
  const found = Object.entries(dataFields[path] ?? {}).find(([pattern]) => fits(field, pattern));
  return found ? found[1] : null;
}

/** Whether keys such as `['二线', 'record', '0', 'label']` are those of a pattern such as `*.record.*.label`. */
export function fits(field: readonly string[], pattern: string): boolean {
  const keys = pattern.split('.');
  return field.length === keys.length && keys.every((key, index) => key === '*' || key === field[index]);
}

/** A text as it was written. */
export interface CustomerText {
  kind: CustomerKind;
  path: string;
  lines: readonly SourceLine[];
  /** The row of a data file, which is a fact's id, a route's name or the place of a gap; null for a reply. */
  id: string | null;
  /** The entry of a reply; null where the entry has problems of form, and for a text that many entries share. */
  entry: Entry | null;
}

interface EntrySource {
  entry: Entry;
  /** The whole file. */
  text: string;
}

/**
 * The entries through which a text of a data file reaches a customer. For a route's text: the entries that escalate by
 * the route. For a fact: the entries that refer to the fact, themselves or in the texts of their route.
 */
export function entriesThatSay<E extends EntrySource>(
  { kind, id }: CustomerText,
  entries: readonly E[],
  texts: readonly CustomerText[],
): E[] {
  if (id === null) return [];
  const routes = kind === 'fact' ? routesThatSay(id, texts) : [id];
  return entries.filter(
    ({ entry, text }) =>
      (kind === 'fact' && countReferences(text, id) > 0) ||
      leavesOf(entry, 'escalation').some(({ route }) => routes.includes(route)),
  );
}

/** Names of the routes in whose texts a fact stands. */
export function routesThatSay(fact: string, texts: readonly CustomerText[]): string[] {
  return texts.flatMap(({ kind, id, lines }) =>
    kind !== 'fact' && id !== null && lines.some(({ text }) => countReferences(text, fact) > 0) ? [id] : [],
  );
}

/** A text that a button copies for a customer, exactly as sent. */
export interface Sent {
  kind: 'reply' | 'tell-customer';
  /** The branch in which the text stands. */
  when: string | null;
  text: string;
}

/** Everything of an entry that an agent would send to a customer, in reading order. */
export function sentBy(entry: Entry, routes: EscalationRoutes): Sent[] {
  const replies = leavesOf(entry, 'reply').map(({ when, text }): Sent => ({ kind: 'reply', when, text }));
  const escalation = escalationOf(entry, routes);
  if (!escalation?.tellCustomer) return replies;
  return [...replies, { kind: 'tell-customer', when: escalation.when, text: escalation.tellCustomer }];
}
