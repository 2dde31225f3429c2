import { describe, expect, it } from 'vitest';
import { wordsApart } from '../../../src/search/words-apart.ts';

const year = { title: '会员什么时候到期', aliases: ['会员几号到期', '会员哪天结束'] };
const month = { title: '积分什么时候到期', aliases: ['积分几号到期', '积分哪天结束', '积分还剩几天'] };

describe('what tells two near entries apart', () => {
  it('is the words of one that the other does not have', () => {
    expect(wordsApart(year, month)).toEqual(['会员']);
    expect(wordsApart(month, year)).toEqual(['积分']);
  });

  it('is never a word that questions are asked with, nor one that a single alias has', () => {
    const asked = { title: '怎么买会员', aliases: ['如何买会员', '有没有办法弄个身份', '会员找谁'] };
    expect(wordsApart(asked, { title: '税率', aliases: [] })).toEqual(['会员']);
  });

  it('knows a word again whatever its case', () => {
    expect(wordsApart({ title: 'API 资源', aliases: [] }, { title: 'api 价格', aliases: [] })).toEqual(['资源']);
  });

  it('is nothing where the same is asked', () => {
    expect(wordsApart(year, year)).toEqual([]);
  });
});
