import type { Concept } from './concepts.ts';
import type { Card } from './document.ts';
import { isFiller } from './filler.ts';
import { placeAt } from './places.ts';
import type { FirstTables } from './tables.ts';
import { fold, pairsAndWords } from './tokenize.ts';
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
  /** The query is one of its questions or aliases, or a piece of one. */
  exact: boolean;
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

/**
 * The entries that share tokens with the query, best first. Each concept counts once, by its best alternative: fully
 * where a question or alias has it, less in the body; and what one single question or alias has together counts again.
 */
export function rankCandidates(
  concepts: readonly Concept[],
  postings: Postings,
  first: Pick<FirstTables, 'entries' | 'common'>,
): Candidate[] {
  const found = new Map<string, { phrases: Map<number, number>; union: number; body: number }>();
  let total = 0;
  for (const { weight, alternatives } of concepts) {
    const best = new Map<string, Map<number, number>>();
    // A word that no entry has cannot be covered, but a sentence is full of them.
    let most = weight * weights.unknown * rarity(0, first.entries);
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
    total += most;
    for (const [name, values] of best) addMatch(found, name, values);
  }
  return [...found]
    .map(([name, { phrases, union, body }]) => ({
      name,
      score: weights.phrase * Math.max(0, ...phrases.values()) + weights.union * union + body,
      covered: total > 0 ? Math.min(1, (union + body) / total) : 0,
      together: total > 0 ? Math.min(1, Math.max(0, ...phrases.values()) / total) : 0,
      matched: union + body,
    }))
    .sort((a, b) => b.score - a.score || Number(a.name) - Number(b.name));
}

function addMatch(
  found: Map<string, { phrases: Map<number, number>; union: number; body: number }>,
  name: string,
  values: ReadonlyMap<number, number>,
): void {
  const entry = found.get(name) ?? { phrases: new Map(), union: 0, body: 0 };
  let inQuestion = 0;
  let inBody = 0;
  for (const [location, value] of values) {
    const place = placeAt(location);
    if (place === 'title' || place === 'alias') {
      const counted = value * (place === 'title' ? weights.title : 1);
      entry.phrases.set(location, (entry.phrases.get(location) ?? 0) + counted);
      inQuestion = Math.max(inQuestion, value);
    } else inBody = Math.max(inBody, value * weights[place]);
  }
  if (inQuestion > 0) entry.union += inQuestion;
  else entry.body += inBody;
  found.set(name, entry);
}

/** Candidates with their cards, ordered by how like the query their best question or alias is. */
export function rankCards(
  query: string,
  concepts: readonly Concept[],
  candidates: readonly (Candidate & { card: Card })[],
): Ranked[] {
  const asked = new Set(concepts.flatMap(({ alternatives }) => alternatives.map(({ token }) => token)));
  const content = concepts.filter(({ weight }) => weight > weights.filler);
  const count = new Set(content.map(({ said }) => said)).size;
  const said = content.flatMap(({ source, alternatives: [own] }) => (source === 'literal' && own ? [own.token] : []));
  const plainQuery = plain(query);
  return candidates
    .map((candidate): Ranked => {
      const { card } = candidate;
      const questions = [card.title, ...card.aliases].map(toQuestion);
      const phrases = questions.map((question) => likeness(question, asked, count, plainQuery));
      const best = phrases.reduce((a, b) => (b.bonus + b.dice > a.bonus + a.dice ? b : a));
      const factor = 1 + weights.dice * best.dice + aboutness(questions, said);
      const score = candidate.score * factor + best.bonus;
      return {
        ...candidate,
        score,
        dice: best.dice,
        phrase: best.phrase,
        exact: best.bonus >= weights.exact,
        literal: plain(best.phrase).includes(plainQuery),
      };
    })
    .sort((a, b) => b.score - a.score || a.card.number - b.card.number);
}

/** A question or alias, with its tokens. */
interface Question {
  phrase: string;
  tokens: ReadonlySet<string>;
}

function toQuestion(phrase: string): Question {
  return { phrase, tokens: new Set(pairsAndWords(phrase).map(({ text }) => text)) };
}

/**
 * How much an entry is about the words of a query rather than only mentions them: many of its questions and aliases have
 * most of the words, and its title does.
 */
function aboutness(questions: readonly Question[], said: readonly string[]): number {
  if (said.length === 0) return 0;
  const shares = questions.map(({ tokens }) => said.filter((token) => tokens.has(token)).length / said.length);
  const [title = 0] = shares;
  const support = shares.filter((share) => share >= weights.supportFrom).length;
  return weights.support * Math.log1p(support) + weights.inTitle * title;
}

function likeness({ phrase, tokens }: Question, asked: ReadonlySet<string>, count: number, query: string) {
  const content = [...tokens].filter((token) => !isFiller(token));
  const common = content.filter((token) => asked.has(token)).length;
  const dice = content.length > 0 ? Math.min(1, (2 * common) / (content.length + Math.max(count, common))) : 0;
  return { phrase, dice, bonus: literalBonus(plain(phrase), query) };
}

function literalBonus(phrase: string, query: string): number {
  if (phrase === query) return weights.exact;
  if (query.length >= 2 && phrase.includes(query)) return weights.contains * (0.5 + query.length / phrase.length);
  if (phrase.length >= 4 && query.includes(phrase)) return weights.contained * (0.5 + phrase.length / query.length);
  return 0;
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
  const { bias, covered, together, dice, matched, unknown, gap, exact, oneWord } = confidence;
  const sum =
    bias +
    covered * first.covered +
    together * first.together +
    dice * first.dice +
    matched * Math.log1p(first.matched) +
    unknown * unknownShare +
    (namesGap ? gap : 0) +
    (first.exact ? exact : 0) +
    (isOneWord ? oneWord : 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The entries worth fetching a card for. */
export function worthALook(candidates: readonly Candidate[]): Candidate[] {
  return candidates.slice(0, limits.candidates);
}
