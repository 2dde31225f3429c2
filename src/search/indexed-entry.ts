import { type Entry, leavesOf } from '../entry/entry.ts';
import { nameSlots } from '../entry/slots.ts';
import { entryUrl } from '../entry/urls.ts';
import { locationOf } from './pagefind/places.ts';
import { pairsAndWords, type Token } from './tokenize.ts';

/** What the index knows of an entry: its tokens with their locations, and the card that is shown for a hit. */
export interface SearchDocument {
  card: Card;
  tokens: Map<string, number[]>;
}

/** What a hit shows in the list, stored as the page's Pagefind fragment. The answer is on the entry's own page. */
export interface Card {
  number: number;
  /** Address below the site's base. */
  url: string;
  topic: string;
  title: string;
  aliases: string[];
  status: Entry['status'];
  /** Undefined instead of null, so that the field is absent from the file: a search loads a dozen cards. */
  validFrom: string | undefined;
  validUntil: string | undefined;
  isDoubtful: boolean;
  /** How the first reply begins; null if there is no reply. */
  opening: string | null;
}

/** Characters of an opening: they fill the two lines that the list shows. */
const openingLength = 100;

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

export function toDocument(entry: Entry): SearchDocument {
  const replies = leavesOf(entry, 'reply');
  const internal = leavesOf(entry, 'internal');
  const conditions = entry.blocks.flatMap((block) => (block.kind === 'branch' ? block.when : []));
  const tokens = new Map<string, number[]>();
  const add = (found: readonly Token[], location: number) => {
    for (const { text } of found) {
      const locations = tokens.get(text);
      // Locations are added in ascending order, so a list is enough. There are millions, and a list takes half of a
      // set's memory.
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
  return { card: toCard(entry), tokens };
}

/** Body text is long, so only pairs inside its words are indexed, not those across two words. */
function withinWords(text: string): Token[] {
  return [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? pairsAndWords(segment) : []));
}

function toCard(entry: Entry): Card {
  const { number, topic, title, aliases, status, validFrom, validUntil, verify } = entry;
  const [reply] = leavesOf(entry, 'reply');
  return {
    number,
    url: entryUrl(entry),
    topic,
    title,
    aliases,
    status,
    validFrom: validFrom ?? undefined,
    validUntil: validUntil ?? undefined,
    isDoubtful: verify.length > 0,
    opening: reply ? [...nameSlots(reply.text)].slice(0, openingLength).join('') : null,
  };
}
