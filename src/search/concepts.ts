import { isFiller } from './filler.ts';
import { lonely, pairsAndWords, singles, type Token } from './tokenize.ts';
import { limits, weights } from './weights.ts';

/** One thing the query asks for, and the tokens that would be it. */
export interface Concept {
  /** What the reader typed. */
  said: string;
  source: 'literal' | 'synonym' | 'homophone' | 'pinyin';
  /** How much it counts, before the rarity of its tokens. */
  weight: number;
  /** Any of these is a match; `factor` says how good a one. */
  alternatives: { token: string; factor: number }[];
}

/** The query's own words as concepts; at most `limits.concepts`, content before conversation. */
export function literalConcepts(query: string): Concept[] {
  const pairs = pairsAndWords(query);
  // Without a pair, as in a fragment of a question, single characters are all there is, those of grammar too.
  if (pairs.length === 0) return characterConcepts(query);
  return toConcepts(query, [
    ...pairs.map((token): [Token, number] => [token, isFiller(token.text) ? weights.filler : 1]),
    ...lonely(query).map((token): [Token, number] => [token, weights.filler]),
  ]);
}

/** The query's single characters: the last resort, where no entry has a word of it (废纸篓). */
export function characterConcepts(query: string): Concept[] {
  return toConcepts(
    query,
    singles(query).map((token): [Token, number] => [token, weights.single]),
  );
}

function toConcepts(query: string, weighted: readonly [Token, number][]): Concept[] {
  const unique = new Map(weighted.map(([token, weight]) => [token.text, { token, weight }]));
  return [...unique.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, limits.concepts)
    .map(({ token, weight }) => ({
      said: query.slice(token.start, token.end),
      source: 'literal',
      weight,
      alternatives: [{ token: token.text, factor: 1 }],
    }));
}

/** The tokens of a meaning as concepts of their own, each with its share of the meaning's weight. */
export function meantConcepts(
  said: string,
  meanings: readonly string[],
  source: Concept['source'],
  factor: number,
): Concept[] {
  return meanings.flatMap((meaning) => {
    const tokens = pairsAndWords(meaning);
    const found = tokens.length > 0 ? tokens : lonely(meaning);
    return found.map(
      ({ text }): Concept => ({
        said,
        source,
        weight: 1 / Math.sqrt(found.length),
        alternatives: [{ token: text, factor }],
      }),
    );
  });
}
