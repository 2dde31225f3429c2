import { describe, expect, it } from 'vitest';
import { rangesOf } from '../../../src/search/highlight.ts';
import { lonely, pairsAndWords, singles } from '../../../src/search/tokenize.ts';
import { fold } from '../../../src/text/fold.ts';

const texts = (query: string) => pairsAndWords(query).map(({ text }) => text);

describe('the tokenizer', () => {
  it('cuts Han into pairs and keeps Latin words and numbers whole', () => {
    expect(texts('怎样去水印API 2.5')).toEqual(['怎样', '样去', '去水', '水印', 'api', '2.5']);
  });

  it('ends a run at characters of grammar', () => {
    expect(texts('会员的水印了吗')).toEqual(['会员', '水印']);
  });

  it('reads full-width and upper case as what they are, at the same places', () => {
    expect(fold('ＷＥＢ会员 App')).toBe('web会员 app');
    expect(pairsAndWords('ＡＰＩ是什么')[0]).toEqual({ text: 'api', start: 0, end: 3 });
  });

  it('keeps characters beyond the basic plane whole', () => {
    expect(pairsAndWords('𠮷野家').map(({ text, start, end }) => [text, start, end])).toEqual([
      ['𠮷野', 0, 3],
      ['野家', 2, 4],
    ]);
  });

  it('offers single characters where there is no pair', () => {
    expect(lonely('能退吗 去水印').map(({ text }) => text)).toEqual([]);
    expect(lonely('的退吗').map(({ text }) => text)).toEqual(['退']);
    expect(singles('吗a怎').map(({ text }) => text)).toEqual(['吗', '怎']);
  });

  it('finds nothing in nothing', () => {
    expect([texts(''), texts('，。！'), texts('😀')]).toEqual([[], [], []]);
  });
});

describe('highlighting', () => {
  it('joins neighbours and folds case', () => {
    expect(rangesOf('去水印 API', ['去水', '水印', 'api'])).toEqual([
      [0, 3],
      [4, 7],
    ]);
  });

  it('marks nothing for no token', () => {
    expect(rangesOf('去水印', ['', '会员'])).toEqual([]);
  });
});
