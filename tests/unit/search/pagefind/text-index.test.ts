import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../../../src/search/indexed-entry.ts';
import type { Range } from '../../../../src/search/pagefind/pack.ts';
import { chunksOf, postingsOf, trimRanges } from '../../../../src/search/pagefind/text-index.ts';
import { textTables } from '../../../../src/search/pagefind/text-tables.ts';

/** Documents that have these tokens: token → locations. */
const documentsOf = (...tokens: Record<string, number[]>[]) =>
  tokens.map((each) => ({ tokens: new Map(Object.entries(each)) }) as SearchDocument);

function chunks(documents: SearchDocument[]) {
  const postings = postingsOf(documents);
  return [...chunksOf(documents, postings, textTables(postings, documents.length))];
}

describe('the text index', () => {
  it('has for each word the pages that have it, and where', () => {
    const documents = documentsOf({ 会员: [0, 200] }, { 退款: [1] }, { 会员: [2] });
    expect(chunks(documents)).toEqual([
      [
        {
          word: '会员',
          pages: [
            [0, [0, 200]],
            [2, [2]],
          ],
        },
        { word: '退款', pages: [[1, [1]]] },
      ],
    ]);
  });

  it('puts words in the order of their code points, and so in that of UTF-8', () => {
    const words = ['𠮷野', '神\ufa0e', 'api', '会员', 'ap', '\ufa0e社'];
    const [chunk] = chunks(documentsOf(Object.fromEntries(words.map((word) => [word, [0]]))));
    expect(chunk?.map(({ word }) => word)).toEqual(
      [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
  });

  it('leaves out words with a point, for which Pagefind’s client never asks', () => {
    expect(
      chunks(documentsOf({ '2.5': [0], api: [0] }))
        .flat()
        .map(({ word }) => word),
    ).toEqual(['api']);
  });

  it('keeps of a common word its titles alone', () => {
    const documents = documentsOf(...Array.from({ length: 500 }, (_, page) => ({ 可灵: page < 2 ? [0, 1] : [1] })));
    expect(chunks(documents)).toEqual([
      [
        {
          word: '可灵',
          pages: [
            [0, [0]],
            [1, [0]],
          ],
        },
      ],
    ]);
  });

  it('ends a chunk where the chunk holds enough', () => {
    const words = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`word${1000 + index}`, [0]]));
    expect(chunks(documentsOf(words)).map(({ length }) => length)).toEqual([87, 87, 26]);
  });
});

describe('the ranges of chunks', () => {
  it('are cut to what tells neighbours apart, as Pagefind cuts them', () => {
    const ranges: Range[] = [
      ['apple', 'apple', 'a'],
      ['apricot', 'banana', 'b'],
      ['peach', 'peach', 'c'],
    ];
    expect(trimRanges(ranges)).toEqual([
      ['apple', 'apple', 'a'],
      ['apr', 'b', 'b'],
      ['p', 'peach', 'c'],
    ]);
  });

  it('keep a word that the next begins with', () => {
    expect(
      trimRanges([
        ['a', 'cat', 'a'],
        ['cathode', 'dog', 'b'],
      ]),
    ).toEqual([
      ['a', 'cat', 'a'],
      ['cath', 'dog', 'b'],
    ]);
  });
});
