import { describe, expect, it } from 'vitest';
import { questionReader } from '../../../src/check/likeness.ts';
import { parseSiteData } from '../../../src/markdown/corpus.ts';
import { readDataFiles } from '../../../src/site/content-files.ts';
import { frozenContent } from '../../built/corpora.ts';

const read = questionReader({
  sameMeaning: { 买: ['充了', '开'], 开始: [], 水印: ['Logo'], '去掉 水印': ['去水印', '去 Logo'] },
});
const tokens = (question: string) => [...read(question)].sort();

describe('a question', () => {
  it('is the words that mean the same, its kind, and pairs of the rest', () => {
    expect(tokens('充了视频怎么去水印？')).toEqual(['@how', '买', '视频', '去掉', '水印'].sort());
  });

  it('takes the longer of two words that overlap, also where it only guards against the shorter', () => {
    expect(tokens('开视频')).toEqual(['买', '视频'].sort());
    expect(tokens('开始')).toEqual(['开始']);
  });

  it('is read whatever the width, case and spaces of its words', () => {
    expect(tokens('去ＬＯＧＯ')).toEqual(tokens('去水印'));
  });

  it('is read without any such words', () => {
    expect([...questionReader({ sameMeaning: {} })('视频')]).toEqual(['视频']);
  });
});

describe('the list of words that mean the same', () => {
  const readOurs = questionReader(parseSiteData(readDataFiles(frozenContent)).words);

  it.each([
    ['办卡去标', '开通会员卡怎么把水印去掉'],
    ['商用', '能赚钱吗'],
    ['买断', '永久'],
  ])('knows 「%s」 again in 「%s」', (one, other) => {
    const words = [...readOurs(one)].filter((token) => readOurs(other).has(token));
    expect(words).not.toEqual([]);
  });

  it('does not take money for credits', () => {
    expect(readOurs('人民币')).not.toContain('灵感值');
    expect(readOurs('币')).toContain('灵感值');
  });
});
