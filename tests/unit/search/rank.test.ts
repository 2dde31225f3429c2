import { describe, expect, it } from 'vitest';
import { literalConcepts } from '../../../src/search/concepts.ts';
import type { Card } from '../../../src/search/indexed-entry.ts';
import { locationOf, placeAt } from '../../../src/search/pagefind/places.ts';
import { confidenceOf, type Posting, plain, rankCandidates, rankCards, rarity } from '../../../src/search/rank.ts';
import { confidence } from '../../../src/search/weights.ts';

const index = { entries: 100, common: {} };
const at = (name: string, ...locations: number[]): Posting => ({ name, locations });
const card = (number: number, title: string, aliases: string[] = []) => ({ number, title, aliases }) as unknown as Card;

/** Cards that the index found equally good. */
const rank = (query: string, ...cards: Card[]) =>
  rankCards(
    query,
    literalConcepts(query),
    cards.map((card) => ({ name: String(card.number), score: 0.5, covered: 1, together: 1, matched: 5, card })),
  );

describe('candidates', () => {
  it('that have the words in a question come before those that have them in the body', () => {
    const postings = new Map([['水印', [at('1', locationOf('reply', 0)), at('2', locationOf('title', 0))]]]);
    expect(rankCandidates(literalConcepts('水印'), postings, index).map(({ name }) => name)).toEqual(['2', '1']);
  });

  it('are not put last by a word that nobody has', () => {
    const postings = new Map([['水印', [at('1', 0)]]]);
    const [first] = rankCandidates(literalConcepts('水印花呗'), postings, index);
    expect(first?.covered).toBeGreaterThan(0.4);
    expect(first?.covered).toBeLessThan(1);
  });

  it('have a score also where the query is a word that every object has', () => {
    const postings = new Map([['constructor', [at('1', 0)]]]);
    expect(rankCandidates(literalConcepts('constructor'), postings, index)[0]?.score).toBeGreaterThan(0);
  });

  it('that have it all in one question are looked at before those that are about a part of it', () => {
    const [one, six] = [
      at('1', locationOf('alias', 0)),
      at('2', ...[0, 1, 2, 3, 4, 5].map((n) => locationOf('alias', n))),
    ];
    const postings = new Map([
      ['剩余', [one]],
      ['余额', [one, six]],
      ['额度', [one, six]],
    ]);
    expect(rankCandidates(literalConcepts('剩余额度'), postings, index)[0]?.name).toBe('1');
  });

  it('of the same score stand by number, so that every machine ranks alike', () => {
    const postings = new Map([['水印', [at('1010', 0), at('1002', 0)]]]);
    expect(rankCandidates(literalConcepts('水印'), postings, index).map(({ name }) => name)).toEqual(['1002', '1010']);
  });
});

describe('cards', () => {
  it('with the query as their question come first', () => {
    const [first] = rank('去水印', card(1, '充了会员怎么去水印？'), card(2, '去水印？'));
    expect(first).toMatchObject({ literal: true, card: { number: 2 } });
  });

  it('with the words together in one alias come before those that have them apart', () => {
    const apart = card(1, '账号问题', ['会员怎么买', '水印怎么去']);
    const together = card(2, '账号问题', ['会员去水印', '怎么买']);
    expect(rank('会员 水印', apart, together)[0]?.card.number).toBe(2);
  });

  it('say which question or alias was most alike', () => {
    expect(rank('重登水印还在', card(1, '快影里去不了水印', ['重登了水印还在', '发票']))[0]?.phrase).toBe(
      '重登了水印还在',
    );
  });
});

describe('what an entry is about', () => {
  it('is told by many questions with the words, not by one that mentions them', () => {
    const [mentions, isAbout] = [
      at('1', locationOf('title', 0)),
      at('2', ...[0, 1, 2].map((nth) => locationOf('alias', nth))),
    ];
    const [first] = rankCandidates(literalConcepts('开票'), new Map([['开票', [mentions, isAbout]]]), index);
    expect(first?.name).toBe('2');
  });

  it('is told by its title', () => {
    const alias = card(1, '账号问题', ['灵感值余额去哪看']);
    const title = card(2, '灵感值余额去哪看');
    expect(rank('灵感值余额', alias, title).map(({ card: { number } }) => number)).toEqual([2, 1]);
  });
});

describe('confidence', () => {
  const first = (covered: number, dice: number) => [
    {
      name: '1',
      score: (covered + dice) / 2,
      covered,
      together: covered,
      matched: covered * 10,
      dice,
      phrase: '',
      literal: false,
      card: card(1, ''),
    },
  ];

  it('grows with what is explained, and falls with unknown words and known gaps', () => {
    const sure = confidenceOf(first(1, 1), { unknownShare: 0, namesGap: false, isOneWord: false });
    expect(sure).toBeGreaterThan(0.9);
    expect(confidenceOf(first(0.3, 0.2), { unknownShare: 0, namesGap: false, isOneWord: false })).toBeLessThan(sure);
    expect(confidenceOf(first(1, 1), { unknownShare: 1, namesGap: false, isOneWord: false })).toBeLessThan(sure);
    expect(confidenceOf(first(1, 1), { unknownShare: 0, namesGap: true, isOneWord: false })).toBeLessThan(0.6);
  });

  it('is enough for a single word that questions have, however common', () => {
    const word = { unknownShare: 0, namesGap: false, isOneWord: true };
    expect(
      confidenceOf(
        first(1, 0.5).map((ranked) => ({ ...ranked, matched: 1 })),
        word,
      ),
    ).toBeGreaterThan(confidence.threshold);
  });

  it('is none without an entry', () => {
    expect(confidenceOf([], { unknownShare: 0, namesGap: false, isOneWord: false })).toBe(0);
  });
});

describe('small parts', () => {
  it('a rare token tells more than a common one', () => {
    expect(rarity(1, 100)).toBeGreaterThan(rarity(50, 100));
    expect(rarity(100, 100)).toBeGreaterThan(0);
  });

  it('locations and places are each other’s opposites, with room for no more than they have', () => {
    for (const place of ['title', 'alias', 'condition', 'reply', 'internal'] as const) {
      expect(placeAt(locationOf(place, 0))).toBe(place);
      expect(placeAt(locationOf(place, 5000))).toBe(place);
    }
  });

  it('plain text leaves letters and digits', () => {
    expect(plain('API 是什么？')).toBe('api是什么');
  });
});
