import type { Posting } from './pagefind/open-index.ts';
import type { TextTables } from './pagefind/text-tables.ts';
import { pairsAndWords } from './tokenize.ts';

/**
 * Which entries have the query's words in their text. The classifier knows what customers say. The text index knows
 * what entries say, and so finds a piece of a reply, or a word that nobody has asked for yet.
 */

/** Tokens asked for at most: of a long paste the rarest tell enough. */
const mostTokens = 40;
/** How many common tokens are asked for at most, because they cost much and tell little. */
const mostCommon = 3;

/** The query's tokens, those worth asking for. */
export function tokensOf(query: string, tables: TextTables): string[] {
  const tokens = [...new Set(pairsAndWords(query).map(({ text }) => text))];
  const count = (token: string) => commonCount(tables, token) ?? 0;
  const rare = tokens.filter((token) => count(token) === 0);
  const common = tokens.filter((token) => count(token) > 0).sort((a, b) => count(a) - count(b));
  return [...rare, ...common.slice(0, Math.max(0, mostCommon - rare.length))].slice(0, mostTokens);
}

/** In how many entries a common token stands; undefined for any other token, also for 「constructor」, which every object has. */
export function commonCount({ common }: Pick<TextTables, 'common'>, token: string): number | undefined {
  return Object.hasOwn(common, token) ? common[token] : undefined;
}

/** How much a token tells, from how few of the entries have it (BM25's inverse document frequency). */
export function rarity(having: number, entries: number): number {
  return Math.log(1 + (entries - having + 0.5) / (having + 0.5));
}

/** Entry number → the share of the query that its text has, 0 to 1, each token by what it tells. Unknown tokens count too. */
export function coverage(found: ReadonlyMap<string, readonly Posting[]>, tables: TextTables): Map<number, number> {
  const covered = new Map<number, number>();
  let total = 0;
  for (const [token, having] of found) {
    const value = rarity(commonCount(tables, token) ?? having.length, tables.entries);
    total += value;
    for (const { name } of having) covered.set(Number(name), (covered.get(Number(name)) ?? 0) + value);
  }
  for (const [number, value] of covered) covered.set(number, value / (total || 1));
  return covered;
}
