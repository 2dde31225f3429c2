import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/search/meanings.ts';

const reader = createReader({
  pairs: '会员去水水印发票灵感感值重新圆发',
  words: ['api'],
  syllables: {
    hui: '会',
    yuan: '员圆',
    qu: '去',
    shui: '水',
    yin: '印音',
    fa: '发',
    piao: '票飘',
    ling: '灵',
    gan: '感',
    zhi: '值',
    zi: '字',
    chong: '重',
    zhong: '重',
    xin: '新',
    xi: '西',
    xian: '先',
    an: '安',
  },
  traditional: '員發',
  simplified: '员发',
  synonyms: [
    ['积分', ['灵感值']],
    ['pc', ['电脑']],
  ],
});
const meant = (query: string) =>
  reader
    .meanings(query)
    .map(({ source, alternatives }) => `${source} ${alternatives.map(({ token }) => token).join('|')}`);

describe('what a query could mean', () => {
  it('other words for the same thing', () => {
    expect(meant('积分')).toEqual(['synonym 灵感', 'synonym 感值']);
  });

  it('a Latin synonym only as a word of its own', () => {
    expect(meant('upcoming')).not.toContain('synonym 电脑');
    expect(meant('用PC看')).toContain('synonym 电脑');
  });

  it('characters that sound the same', () => {
    expect(meant('会圆')).toEqual(['homophone 会员']);
    expect(meant('发飘')).toEqual(['homophone 发票']);
    expect(meant('会员')).toEqual([]);
  });

  it('but not where two words meet that are both right', () => {
    expect(meant('会员发票')).toEqual([]);
    expect(meant('发票的会圆的水印')).toEqual(['homophone 会员']);
  });

  it.each(['qushuiyin', 'qu shui yin', 'qsy'])('%s is pinyin for what is asked', (query) => {
    expect(meant(query)).toEqual(['pinyin 去水', 'pinyin 水印']);
  });

  it('what looks like pinyin almost to its end takes no longer than anything else', () => {
    // 「xian」 is one syllable or two, so that these can be cut in 2^70 ways.
    expect(meant(`${'xian'.repeat(70)}q`)).toEqual([]);
  });

  it('pinyin beside Han', () => {
    expect(meant('kai发票 fapiao')).toContain('pinyin 发票');
  });

  it('initials only where they chain through', () => {
    expect(meant('qsz')).toEqual([]);
  });

  it('a word of ours is no pinyin', () => {
    expect(meant('api')).toEqual([]);
  });

  it('traditional characters are read as simplified ones', () => {
    expect(reader.simplify('會員發票')).toBe('會员发票');
  });
});
