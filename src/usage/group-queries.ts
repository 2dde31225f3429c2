import { isFiller } from '../search/filler.ts';
import { pairsAndWords } from '../search/tokenize.ts';
import type { Count } from './counter.ts';

/** Queries that ask much the same, under the one that came most often. */
export interface Group extends Count {
  query: string;
  /** The others, most first. */
  others: string[];
}

/** Share of tokens two queries must have in common (Dice). Below a half, groups begin to mix questions. */
const alike = 0.5;

/**
 * Groups by likeness: each query joins the group whose first query it resembles most, or begins one.
 *
 * @param queries most first
 */
export function groupQueries(queries: readonly [string, Count][]): Group[] {
  const groups: { query: string; others: string[]; counts: Count[]; tokens: Set<string> }[] = [];
  const byToken = new Map<string, number[]>();
  for (const [query, count] of queries) {
    const tokens = tokensOf(query);
    const group = groups[nearest(tokens, groups, byToken)];
    if (group) {
      group.others.push(query);
      group.counts.push(count);
      continue;
    }
    for (const token of tokens) byToken.set(token, [...(byToken.get(token) ?? []), groups.length]);
    groups.push({ query, others: [], counts: [count], tokens });
  }
  return groups
    .map(({ query, others, counts }) => ({ query, others, ...add(counts) }))
    .sort((a, b) => b.total - a.total);
}

function nearest(
  tokens: Set<string>,
  groups: readonly { tokens: Set<string> }[],
  byToken: Map<string, number[]>,
): number {
  const shared = new Map<number, number>();
  for (const token of tokens)
    for (const index of byToken.get(token) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  let best = { index: -1, likeness: 0 };
  for (const [index, count] of shared) {
    const likeness = (2 * count) / (tokens.size + (groups[index]?.tokens.size ?? 0));
    if (likeness >= alike && likeness > best.likeness) best = { index, likeness };
  }
  return best.index;
}

/** What a query is about; all of it, where it is only small talk. */
function tokensOf(query: string): Set<string> {
  const all = pairsAndWords(query.replace(/〔\p{Script=Han}+〕/gu, ' ')).map(({ text }) => text);
  const telling = all.filter((token) => !isFiller(token));
  return new Set(telling.length > 0 ? telling : all.length > 0 ? all : [query]);
}

function add(counts: readonly Count[]): Count {
  return {
    total: counts.reduce((sum, { total }) => sum + total, 0),
    in: (week) => counts.reduce((sum, count) => sum + count.in(week), 0),
  };
}
