import { type Entry, leavesOf, type Placed, type Reply } from '../entry/entry.ts';
import type { EscalationRoutes } from '../entry/site-data.ts';
import { type Escalation, escalationOf } from '../entry/ticket.ts';
import { entryUrl } from '../entry/urls.ts';
import { locationOf } from './pagefind/places.ts';
import { pairsAndWords, type Token } from './tokenize.ts';

/** What the index knows of an entry: its tokens with their locations, and the card that is shown for a hit. */
export interface SearchDocument {
  card: Card;
  tokens: Map<string, number[]>;
}

/** Everything a hit shows, stored as the page's Pagefind fragment. */
export interface Card {
  number: number;
  /** Address below the site's base. */
  url: string;
  topic: string;
  title: string;
  aliases: string[];
  status: Entry['status'];
  validFrom: string | null;
  validUntil: string | null;
  verify: string[];
  replies: Pick<Placed<Reply>, 'when' | 'branch' | 'text'>[];
  internal: string[];
  escalation: Pick<Escalation, 'label' | 'condition' | 'tellCustomer'> | null;
}

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

export function toDocument(entry: Entry, routes: EscalationRoutes): SearchDocument {
  const replies = leavesOf(entry, 'reply');
  const internal = leavesOf(entry, 'internal');
  const conditions = entry.blocks.flatMap((block) => (block.kind === 'case' ? block.condition : []));
  const tokens = new Map<string, number[]>();
  const add = (found: readonly Token[], location: number) => {
    for (const { text } of found) {
      const locations = tokens.get(text);
      // Locations come one after the other. A list takes half of a set's memory, and there are millions.
      if (!locations) tokens.set(text, [location]);
      else if (locations.at(-1) !== location) locations.push(location);
    }
  };
  [entry.title, ...entry.aliases].forEach((text, index) => {
    const location = index === 0 ? locationOf('title', 0) : locationOf('alias', index - 1);
    add(pairsAndWords(text), location);
  });
  conditions.forEach((text, index) => {
    add(withinWords(text), locationOf('condition', index));
  });
  replies.forEach(({ text }, index) => {
    add(withinWords(text), locationOf('reply', index));
  });
  internal.forEach(({ text }, index) => {
    add(withinWords(text), locationOf('internal', index));
  });
  return { card: toCard(entry, routes), tokens };
}

/** Body text is long, so only pairs inside its words are indexed, not those across two words. */
function withinWords(text: string): Token[] {
  return [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? pairsAndWords(segment) : []));
}

function toCard(entry: Entry, routes: EscalationRoutes): Card {
  const { number, topic, title, aliases, status, validFrom, validUntil, verify } = entry;
  const escalation = escalationOf(entry, routes);
  return {
    number,
    url: entryUrl(entry),
    topic,
    title,
    aliases,
    status,
    validFrom,
    validUntil,
    verify,
    replies: leavesOf(entry, 'reply').map(({ when, branch, text }) => ({ when, branch, text })),
    internal: leavesOf(entry, 'internal').map(({ text }) => text),
    escalation: escalation && {
      label: escalation.label,
      condition: escalation.condition,
      ...(escalation.tellCustomer === undefined ? {} : { tellCustomer: escalation.tellCustomer }),
    },
  };
}
