import type { Entry } from '../entry/entry.ts';
import type { Corpus } from '../markdown/corpus.ts';
import type { EntryDifference } from './compare-entries.ts';

/** A question put to the search before and after a change. */
export interface Query {
  text: string;
  /** Where it comes from. */
  source: '标准问' | '别名' | '评测';
  /** Numbers of the entries that ought to come first. */
  wanted: number[];
}

/** A query whose first entry is another entry after the change. */
export interface MovedQuery extends Query {
  before: number | null;
  after: number | null;
}

/** A report is read by people and has to be ready in minutes: more queries tell little more. */
const most = 3000;

/** Questions of the changed entries and of their related entries, before and after the change; then the judged queries. */
export function queriesFor(
  differences: readonly EntryDifference[],
  { base, head }: { base: Corpus; head: Corpus },
  judged: readonly { q: string; relevant: number[] }[],
): Query[] {
  const changed = new Set(differences.map(({ entry }) => entry.number));
  const near = new Set([...changed, ...[base, head].flatMap(({ entries }) => neighbours(entries, changed))]);
  const queries = new Map<string, Query>();
  const put = (text: string, source: Query['source'], wanted: number[]) => {
    if (!queries.has(text)) queries.set(text, { text, source, wanted });
  };
  for (const { entries } of [head, base])
    for (const { number, title, aliases } of entries.filter((entry) => near.has(entry.number))) {
      put(title, '标准问', [number]);
      for (const alias of aliases) put(alias, '别名', [number]);
    }
  // Judged queries stand for what customers ask, so none of them is left out.
  const own = [...queries.values()].slice(0, Math.max(0, most - judged.length));
  const known = new Set(own.map(({ text }) => text));
  const extra = judged.filter(({ q }) => !known.has(q));
  return [...own, ...extra.map(({ q, relevant }): Query => ({ text: q, source: '评测', wanted: relevant }))];
}

/** Queries whose first entry changed. Both lists hold the first entry of each query, in the queries' order. */
export function movedQueries(
  queries: readonly Query[],
  before: readonly (number | null)[],
  after: readonly (number | null)[],
): MovedQuery[] {
  return queries
    .map((query, index) => ({ ...query, before: before[index] ?? null, after: after[index] ?? null }))
    .filter((query) => query.before !== query.after);
}

/** Entries that name a changed entry as related, and entries that a changed entry names. */
function neighbours(entries: readonly Entry[], changed: ReadonlySet<number>): number[] {
  return entries.flatMap(({ number, related }) => {
    if (changed.has(number)) return related;
    return related.some((other) => changed.has(other)) ? [number] : [];
  });
}
