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
  const alone = pairs.length > 0 ? lonely(query) : singles(query);
  const aloneWeight = pairs.length > 0 ? weights.filler : weights.single;
  const all: [Token, number][] = [
    ...pairs.map((token): [Token, number] => [token, isFiller(token.text) ? weights.filler : 1]),
    ...alone.map((token): [Token, number] => [token, aloneWeight]),
  ];
  const unique = new Map(all.map(([token, weight]) => [token.text, { token, weight }]));
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
