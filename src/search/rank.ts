import { fold } from '../text/fold.ts';
import type { Concept } from './concepts.ts';
import { isFiller } from './filler.ts';
import type { Card } from './indexed-entry.ts';
import { locationOf, placeAt } from './pagefind/places.ts';
import type { FirstTables } from './tables.ts';
import { pairsAndWords } from './tokenize.ts';
import { confidence, limits, weights } from './weights.ts';

/** Where a token stands: the entry's number as a string, and locations as in places.ts. */
export interface Posting {
  name: string;
  locations: number[];
}

/** What the index says of each token that was asked for. */
export type Postings = ReadonlyMap<string, readonly Posting[]>;

/** An entry that shares something with the query, before its card is known. */
export interface Candidate {
  name: string;
  score: number;
  /** The share of the query's weight that the entry explains, and that one question or alias of it does, 0 to 1. */
  covered: number;
  together: number;
  /** The weight of what matched. */
  matched: number;
}

/** A candidate looked at closely. `dice` is the likeness of query and best question or alias, 0 to 1. */
export interface Ranked extends Candidate {
  card: Card;
  dice: number;
  phrase: string;
  /** Whether that question or alias has the whole query, word for word. */
  literal: boolean;
}

/** In how many entries a common token stands; undefined of one that is not, such as 「constructor」, which every object has. */
export function commonCount({ common }: Pick<FirstTables, 'common'>, token: string): number | undefined {
  return Object.hasOwn(common, token) ? common[token] : undefined;
}

/** How much a token tells, from how few of the entries have it (BM25's inverse document frequency). */
export function rarity(having: number, entries: number): number {
  return Math.log(1 + (entries - having + 0.5) / (having + 0.5));
}

/** What is known of an entry before its card: values of the query's concepts, by where it has them. */
interface Found {
  /** Sum over each question or alias, by its location. */
  phrases: Map<number, number>;
  /** Sum over all questions together, as they are … */
  inQuestions: number;
  /** … and each by how many of them have it. */
  about: number;
  /** Sum of what the title has. */
  inTitle: number;
  /** Sum of what only the rest of the entry has. */
  inBody: number;
}

/**
 * The entries that share tokens with the query, those most worth a look at their cards first. Each concept counts once, by its
 * best alternative: the more, the more of the entry's questions and aliases have it (BM25's saturation of frequency), and little
 * where only its body does.
 */
export function rankCandidates(
  concepts: readonly Concept[],
  postings: Postings,
  first: Pick<FirstTables, 'entries' | 'common'>,
): Candidate[] {
  const found = new Map<string, Found>();
  let total = 0;
  let known = 0;
  for (const { weight, alternatives } of concepts) {
    const best = new Map<string, Map<number, number>>();
    let most = 0;
    for (const { token, factor } of alternatives) {
      const having = postings.get(token) ?? [];
      if (having.length === 0) continue;
      const value = weight * factor * rarity(commonCount(first, token) ?? having.length, first.entries);
      most = Math.max(most, value);
      for (const { name, locations } of having) {
        const values = best.get(name) ?? new Map<number, number>();
        for (const location of locations) values.set(location, Math.max(values.get(location) ?? 0, value));
        best.set(name, values);
      }
    }
    known += most;
    // A word that no entry has cannot be covered, but a sentence is full of them.
    total += Math.max(most, weight * weights.unknown * rarity(0, first.entries));
    for (const [name, values] of best) found.set(name, withMatch(found.get(name), values));
  }
  const worth = ({ about, inBody, inTitle, phrases }: Found) =>
    about + inBody + weights.lookAtTitle * inTitle + weights.lookAtPhrase * Math.max(0, ...phrases.values());
  return [...found]
    .sort(([a, one], [b, other]) => worth(other) - worth(one) || Number(a) - Number(b))
    .map(([name, { phrases, inQuestions, about, inBody }]) => ({
      name,
      score: (about + inBody) / known,
      covered: Math.min(1, (inQuestions + inBody) / total),
      together: Math.min(1, Math.max(0, ...phrases.values()) / total),
      matched: inQuestions + inBody,
    }));
}

/** Adds one concept's values, by location. */
function withMatch(
  found: Found = { phrases: new Map(), inQuestions: 0, about: 0, inTitle: 0, inBody: 0 },
  values: ReadonlyMap<number, number>,
): Found {
  const { phrases } = found;
  let [inQuestion, inBody, questions] = [0, 0, 0];
  for (const [location, value] of values) {
    const place = placeAt(location);
    if (place !== 'title' && place !== 'alias') inBody = Math.max(inBody, value * weights[place]);
    else {
      phrases.set(location, (phrases.get(location) ?? 0) + value);
      inQuestion = Math.max(inQuestion, value);
      questions++;
    }
  }
  return {
    phrases,
    inQuestions: found.inQuestions + inQuestion,
    about: found.about + (inQuestion * questions) / (questions + weights.saturation),
    inTitle: found.inTitle + (values.get(locationOf('title', 0)) ?? 0),
    inBody: found.inBody + (questions > 0 ? 0 : inBody),
  };
}

/** Candidates with their cards, best first: what matched, how like a question the query is, and whether the title has it whole. */
export function rankCards(
  query: string,
  concepts: readonly Concept[],
  candidates: readonly (Candidate & { card: Card })[],
): Ranked[] {
  const asked = new Set(concepts.flatMap(({ alternatives }) => alternatives.map(({ token }) => token)));
  const count = new Set(concepts.filter(({ weight }) => weight > weights.filler).map(({ said }) => said)).size;
  const plainQuery = plain(query);
  return candidates
    .map((candidate): Ranked => {
      const { title, aliases } = candidate.card;
      const phrases = [title, ...aliases].map((phrase) => likeness(phrase, asked, count, plainQuery));
      const best = phrases.reduce((a, b) => (b.dice + b.part > a.dice + a.part ? b : a));
      const exact = phrases.some(({ phrase }) => plain(phrase) === plainQuery);
      const score =
        candidate.score +
        weights.dice * Math.max(...phrases.map(({ dice }) => dice)) +
        weights.inTitle * (phrases[0]?.part ?? 0) +
        (exact ? weights.exact : 0);
      return { ...candidate, score, dice: best.dice, phrase: best.phrase, literal: best.part > 0 };
    })
    .sort((a, b) => b.score - a.score || a.card.number - b.card.number);
}

interface Likeness {
  phrase: string;
  /** What question and query have in common, as a share of both, 0 to 1. */
  dice: number;
  /** 0, or from 0.5 on if the query stands in the question word for word: the more, the more of the question it is. */
  part: number;
}

function likeness(phrase: string, asked: ReadonlySet<string>, count: number, query: string): Likeness {
  const tokens = [...new Set(pairsAndWords(phrase).map(({ text }) => text))].filter((token) => !isFiller(token));
  const common = tokens.filter((token) => asked.has(token)).length;
  const dice = tokens.length > 0 ? Math.min(1, (2 * common) / (tokens.length + Math.max(count, common))) : 0;
  const text = plain(phrase);
  const part = query.length >= 2 && text.includes(query) ? 0.5 + query.length / text.length : 0;
  return { phrase, dice, part };
}

/** Letters and digits only, folded: 「API 是什么？」 and 「api是什么」 are the same question. */
export function plain(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** What is known of a query beside what matched it. */
export interface Circumstances {
  /** The share of its content words that no entry has. */
  unknownShare: number;
  /** Whether it names a topic that the corpus is known not to answer. */
  namesGap: boolean;
  /** It is a single word, such as 「会员」, so that nothing can be missing beside it. */
  isOneWord: boolean;
}

/** The probability that the first of the ranked entries answers the query: a logistic model, see weights.ts. */
export function confidenceOf([first]: readonly Ranked[], { unknownShare, namesGap, isOneWord }: Circumstances): number {
  if (!first) return 0;
  const { bias, score, covered, together, dice, matched, unknown, gap, oneWord } = confidence;
  const sum =
    bias +
    score * first.score +
    covered * first.covered +
    together * first.together +
    dice * first.dice +
    matched * Math.log1p(first.matched) +
    unknown * unknownShare +
    (namesGap ? gap : 0) +
    (isOneWord ? oneWord : 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The entries worth fetching a card for: of what is far behind the best nothing has ever been the answer. */
export function worthALook(candidates: readonly Candidate[]): Candidate[] {
  const best = Math.max(...candidates.map(({ score }) => score));
  return candidates.slice(0, limits.candidates).filter(({ score }) => score >= limits.near * best);
}
