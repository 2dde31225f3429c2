import type { Postings } from './text-index.ts';

/** What is known of the text index before a token is asked for. */
export interface TextTables {
  /** How many entries there are, for the weight of a token. */
  entries: number;
  /** Tokens that stand in so many entries that asking for them costs more than it helps, with their counts. */
  common: Record<string, number>;
}

/** A token is common if it stands in more than this share of the entries, and in more than this many. */
const commonFrom = { share: 0.06, entries: 400 };

export function textTables(postings: Postings, entries: number): TextTables {
  const counts = [...postings].map(([token, { length }]): [string, number] => [token, length]);
  const least = Math.max(commonFrom.entries, entries * commonFrom.share);
  return { entries, common: Object.fromEntries(counts.filter(([, count]) => count > least)) };
}
