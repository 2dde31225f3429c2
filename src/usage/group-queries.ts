import type { Words } from '../entry/site-data.ts';
import { type Count, sumOf } from './counter.ts';
import { queryReader, sizeOf } from './query-tokens.ts';

/** Queries that ask nearly the same, under the query that came most often. */
export interface Group extends Count {
  query: string;
  /** The other queries of the group, most frequent first. */
  others: string[];
}

/** What is known of our words beside the queries themselves. */
export interface Knowledge {
  /** Questions and aliases of entries: a token that is common there tells little about a query. */
  phrases: readonly string[];
  sameMeaning: Words['sameMeaning'];
}

/** The share of their weight that two queries must have in common (Dice). A lower share begins to mix questions. */
const alike = 0.5;

/** The same share for a query that wholly stands inside the other: 会员 is neither 会员退款 nor 会员转让. */
const contained = 0.6;

type Tokens = ReadonlySet<string>;

/**
 * Groups by likeness: each query joins the group whose first query it resembles most, or begins one. Rare tokens count
 * more than common ones, so that 会员退款 and 会员转让 stay apart.
 *
 * @param queries most first
 */
export function groupQueries(queries: readonly [string, Count][], { phrases, sameMeaning }: Knowledge): Group[] {
  const read = queryReader(sameMeaning);
  const asked = queries.map(([query, count]) => ({ query, count, tokens: read(query) }));
  const firsts = new Firsts(rarity([...asked.map(({ tokens }) => tokens), ...phrases.map(read)]));
  const groups: (typeof asked)[] = [];
  for (const one of asked) {
    const group = groups[firsts.nearest(one.tokens)];
    if (group) {
      group.push(one);
      continue;
    }
    firsts.add(one.tokens);
    groups.push([one]);
  }
  return groups.map(merge).sort((a, b) => b.total - a.total);
}

/** The first queries of the groups so far, to be found by their tokens. */
class Firsts {
  readonly #weigh: (tokens: Iterable<string>) => number;
  readonly #weights: number[] = [];
  readonly #having = new Map<string, number[]>();

  constructor(weigh: (tokens: Iterable<string>) => number) {
    this.#weigh = weigh;
  }

  add(tokens: Tokens): void {
    for (const token of tokens) {
      const having = this.#having.get(token);
      if (having) having.push(this.#weights.length);
      else this.#having.set(token, [this.#weights.length]);
    }
    this.#weights.push(this.#weigh(tokens));
  }

  /** The index of the group whose first query is most alike; -1 if none is alike enough. */
  nearest(tokens: Tokens): number {
    const common = new Map<number, number>();
    for (const token of tokens) {
      const weight = this.#weigh([token]);
      for (const place of this.#having.get(token) ?? []) common.set(place, (common.get(place) ?? 0) + weight);
    }
    const weight = this.#weigh(tokens);
    let best = { place: -1, likeness: 0 };
    for (const [place, shared] of common) {
      const likeness = likenessOf(shared, weight, this.#weights[place] ?? 0);
      if (likeness > best.likeness) best = { place, likeness };
    }
    return best.place;
  }
}

/** How alike two queries are, up to 1; 0 if they are too different for one group. */
function likenessOf(shared: number, one: number, other: number): number {
  const likeness = (2 * shared) / (one + other);
  // Both sums have the same terms in another order, so they may differ by a rounding error.
  const isContained = shared > Math.min(one, other) - 1e-6;
  return likeness >= (isContained ? contained : alike) ? likeness : 0;
}

/** Weighs tokens by how rare they are in all of the texts. */
function rarity(texts: readonly Tokens[]): (tokens: Iterable<string>) => number {
  const seen = new Map<string, number>();
  for (const tokens of texts) for (const token of tokens) seen.set(token, (seen.get(token) ?? 0) + 1);
  return (tokens) => {
    let sum = 0;
    for (const token of tokens) sum += sizeOf(token) * Math.log(1 + texts.length / (seen.get(token) ?? 1));
    return sum;
  };
}

function merge(members: readonly { query: string; count: Count }[]): Group {
  const [first, ...others] = members.map(({ query }) => query);
  return { query: first ?? '', others, ...sumOf(members.map(({ count }) => count)) };
}
