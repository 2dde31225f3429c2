import type { SearchDocument } from '../indexed-entry.ts';

/** What is known of the text index before a token is asked for. */
export interface TextTables {
  /** How many entries there are, for the weight of a token. */
  entries: number;
  /** Tokens that stand in so many entries that asking for them costs more than it helps, with their counts. */
  common: Record<string, number>;
}

/** A token is common if it stands in more than this share of the entries, and in more than this many. */
const commonFrom = { share: 0.06, entries: 400 };

export function textTables(documents: readonly SearchDocument[]): TextTables {
  const counts = new Map<string, number>();
  for (const { tokens } of documents)
    for (const token of tokens.keys()) counts.set(token, (counts.get(token) ?? 0) + 1);
  const least = Math.max(commonFrom.entries, documents.length * commonFrom.share);
  return {
    entries: documents.length,
    common: Object.fromEntries([...counts].filter(([, count]) => count > least)),
  };
}
