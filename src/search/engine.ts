import { fold } from '../text/fold.ts';
import { type Concept, characterConcepts, literalConcepts } from './concepts.ts';
import { withoutFiller } from './filler.ts';
import type { Card } from './indexed-entry.ts';
import { contains, createReader, type Reader } from './meanings.ts';
import type { Filters, Index } from './pagefind/open-index.ts';
import {
  type Candidate,
  commonCount,
  confidenceOf,
  type Posting,
  type Postings,
  plain,
  type Ranked,
  rankCandidates,
  rankCards,
  worthALook,
} from './rank.ts';
import type { FirstTables } from './tables.ts';
import { confidence, limits, weakBelow, weights } from './weights.ts';

/** One entry found, best first. */
export interface Hit {
  card: Card;
  /** The question or alias that is most like the query. */
  phrase: string;
  /** Tokens that matched, for highlighting; folded. */
  matched: string[];
  /** What the query was understood to mean where it does not say so: 「积分」 → 「灵感」. */
  understood: { said: string; source: Concept['source'] }[];
  score: number;
}

export interface Results {
  hits: Hit[];
  /** False if the corpus probably has no answer; the hits are then merely near. */
  confident: boolean;
  /** The probability behind `confident`. */
  probability: number;
}

export interface Engine {
  /**
   * The entries that answer a query, whatever was typed or pasted. Never throws on a query.
   *
   * @param onFirst called with what is known before the late tables arrive, if they are needed
   * @throws IndexUnavailable
   */
  search(query: string, filters?: Filters, onFirst?: (results: Results) => void): Promise<Results>;
  topics: Record<string, string>;
}

const nothing: Results = { hits: [], confident: false, probability: 0 };

export function createEngine(index: Index): Engine {
  let reader: Promise<Reader> | undefined;
  const lateReader = () => {
    reader ??= index.late().then(createReader);
    reader.catch(() => {
      reader = undefined;
    });
    return reader;
  };

  return {
    topics: index.first.topics,
    async search(raw, filters = {}, onFirst) {
      const query = clean(raw);
      if (query === '') return nothing;
      const asked = await byNumber(index, query, filters);
      if (asked) return { hits: [asked], confident: true, probability: 1 };

      const literal = literalConcepts(query);
      const first = await rank(index, query, literal, filters);
      if (!isWeak(first)) return toResults(first);
      onFirst?.(toResults(first));
      const { simplify, meanings } = await lateReader();
      const simple = simplify(query);
      const spoken = simple === query ? literal : literalConcepts(simple);
      const second = await rank(index, simple, merge(spoken, meanings(simple)), filters);
      if (second.ranked.length > 0) return toResults(second);
      // Nothing has a word of it, as of 「你好」: what shares characters may be near, and no more.
      const { hits } = toResults(await rank(index, simple, characterConcepts(simple), filters));
      return { ...nothing, hits };
    },
  };
}

/** Control characters, lone surrogates and whatever else a paste brings are spaces; only so much of it is read. */
function clean(raw: string): string {
  return raw
    .slice(0, limits.queryCharacters * 10)
    .replace(/[\p{C}\p{Z}\s\uFFFD]+/gu, ' ')
    .trim()
    .slice(0, limits.queryCharacters);
}

/** An entry's number, alone or after # or 条目, is that entry. */
async function byNumber(index: Index, query: string, { topic, status }: Filters): Promise<Hit | null> {
  const number = /^(?:#|条目|编号|no\.?)?\s*(\d{4,6})$/i.exec(query.normalize('NFKC'))?.[1];
  if (!number || topic || status) return null;
  const card = await index.card(number);
  return card && { card, phrase: card.title, matched: [], understood: [], score: 1 };
}

interface Ranking {
  concepts: readonly Concept[];
  ranked: Ranked[];
  postings: Postings;
  namesGap: boolean;
}

async function rank(index: Index, query: string, concepts: readonly Concept[], filters: Filters): Promise<Ranking> {
  const tokens = worthAsking(concepts, index.first);
  const found = await Promise.all(
    tokens.map(async (token): Promise<[string, Posting[]]> => [token, await index.postings(token, filters)]),
  );
  const postings = new Map(found);
  const candidates = worthALook(rankCandidates(concepts, postings, index.first));
  const withCards = await Promise.all(
    candidates.map(async (candidate): Promise<(Candidate & { card: Card })[]> => {
      const card = await index.card(candidate.name);
      return card ? [{ ...candidate, card }] : [];
    }),
  );
  const ranked = rankCards(query, concepts, withCards.flat());
  const folded = fold(query);
  // A greeting alone asks for nothing that there is.
  const namesGap = plain(withoutFiller(query)) === '' || index.first.gaps.some((words) => namesAll(folded, words));
  return { concepts, ranked, postings, namesGap };
}

/** Words with spaces between them may stand anywhere: 「会员 能退」 is in 「会员还能退吗」. */
function namesAll(query: string, words: string): boolean {
  return words.split(' ').every((word) => contains(query, word));
}

/** Rare tokens first; common ones cost much and tell little, so they are asked for only where there is little else. */
function worthAsking(concepts: readonly Concept[], first: FirstTables): string[] {
  const tokens = [...new Set(concepts.flatMap(({ alternatives }) => alternatives.map(({ token }) => token)))];
  const count = (token: string) => commonCount(first, token) ?? 0;
  const rare = tokens.filter((token) => count(token) === 0);
  const rest = tokens.filter((token) => count(token) > 0).sort((a, b) => count(a) - count(b));
  return [...rare, ...rest.slice(0, Math.max(0, 3 - rare.length))];
}

/** Meanings stand beside the words themselves, but what was understood is no longer unknown. */
function merge(literal: readonly Concept[], meant: readonly Concept[]): Concept[] {
  const understood = new Set(meant.filter(({ source }) => source !== 'synonym').map(({ said }) => said));
  return [...literal.filter(({ said }) => !understood.has(said)), ...meant];
}

function isWeak({ ranked: [first] }: Ranking): boolean {
  return !first || (!first.literal && (first.covered < weakBelow || first.dice < 0.5));
}

function toResults({ concepts, ranked, postings, namesGap }: Ranking): Results {
  const content = concepts.filter(({ weight }) => weight > weights.filler);
  const unknown = content.filter(({ alternatives }) => alternatives.every(({ token }) => !postings.get(token)?.length));
  const unknownShare = unknown.length / Math.max(1, content.length);
  const probability = confidenceOf(ranked, { unknownShare, namesGap, isOneWord: concepts.length === 1 });
  const hits = ranked.slice(0, limits.hits).map(({ card, phrase, score }): Hit => {
    const name = String(card.number);
    const has = (token: string) => postings.get(token)?.some((posting) => posting.name === name) ?? false;
    const matching = concepts.map((concept) => ({
      ...concept,
      tokens: concept.alternatives.map(({ token }) => token).filter(has),
    }));
    const questions = [card.title, ...card.aliases].map(fold);
    // What the entry says itself needs no explanation.
    const understood = matching.filter(
      ({ source, said, tokens }) =>
        source !== 'literal' && tokens.length > 0 && !questions.some((question) => question.includes(said)),
    );
    return {
      card,
      phrase,
      matched: [...new Set(matching.filter(({ weight }) => weight > weights.filler).flatMap(({ tokens }) => tokens))],
      understood: [...new Map(understood.map(({ said, source }) => [said, { said, source }])).values()],
      score,
    };
  });
  return { hits, confident: probability >= confidence.threshold, probability };
}
