import { fold } from '../text/fold.ts';
import type { Card } from './indexed-entry.ts';
import { pairsAndWords } from './tokenize.ts';

/** One entry found. */
export interface Hit {
  card: Card;
  /** The question or alias that is most like the query. */
  phrase: string;
  /** Words of the query that stand in the entry's questions, for highlighting; folded. */
  matched: string[];
  /** Whether the entry was found by how the query sounds more than by how it is written. */
  bySound: boolean;
  /** The share of the softmax, 0 to 1. */
  score: number;
}

export function toHit(card: Card, question: string, bySound: boolean, score: number): Hit {
  const asked = new Set(pairsAndWords(question).map(({ text }) => text));
  const phrases = [card.title, ...card.aliases].map((phrase) => ({ phrase, likeness: likeness(phrase, asked) }));
  const best = phrases.reduce((a, b) => (b.likeness > a.likeness ? b : a));
  const texts = [card.title, ...card.aliases].map(fold);
  const matched = [...asked].filter((token) => texts.some((text) => text.includes(token)));
  return { card, phrase: best.phrase, matched, bySound, score };
}

/** What a phrase and the query's words have in common, as a share of both: 0 to 1. */
function likeness(phrase: string, asked: ReadonlySet<string>): number {
  const tokens = new Set(pairsAndWords(phrase).map(({ text }) => text));
  const common = [...tokens].filter((token) => asked.has(token)).length;
  return tokens.size > 0 ? (2 * common) / (tokens.size + asked.size) : 0;
}
