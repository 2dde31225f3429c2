import { describe, expect, it, test } from 'vitest';
import { amountsIn, isSameAmount } from '../../../src/check/amounts.ts';
import { fold } from '../../../src/check/readable.ts';

const read = (text: string) => amountsIn(fold(text)).map(({ family, from, to }) => [family, from, to]);
const year = 365 * 24 * 3600;

describe('an amount', () => {
  test.each([
    ['十块钱两百灵感值', ['money', 10, 10], ['credits', 200, 200]],
    ['￥258', ['money', 258, 258]],
    ['RMB 1,680', ['money', 1680, 1680]],
    ['1.5 万元', ['money', 15000, 15000]],
    ['3 个点', ['percent', 3, 3]],
    ['百分之十三', ['percent', 13, 13]],
    ['打八折', ['discount', 8, 8]],
    ['12 个月', ['time', year, year]],
    ['半分钟', ['time', 30, 30]],
    ['4～5 秒', ['time', 4, 5]],
    ['十个工作日', ['workdays', 10, 10]],
    ['两周内', ['time', 14 * 86400, 14 * 86400]],
    ['六百六十点', ['credits', 660, 660]],
    ['五百个字', ['letters', 500, 500]],
    ['三倍', ['bare', 3, 3]],
    ['一两天', ['time', 86400, 2 * 86400]],
    ['三五天', ['time', 3 * 86400, 5 * 86400]],
    ['1. 两次', ['bare', 1, 1], ['count', 2, 2]],
  ])('%s is read in any numerals and units', (text, ...expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    '2026 年',
    '11 月 3 日',
    '9:00-18:00',
    '比例 16:9',
    'V1.6',
    'Kling 2.1 模型',
    '第一次',
    '三点半',
    '十几个',
  ])('%s is none', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('is the same in another unit', () => {
    const [days, months, more] = amountsIn(fold('365 天、12 个月、13 个月'));
    if (!days || !months || !more) throw new Error('three amounts');
    expect([isSameAmount(days, months), isSameAmount(months, more)]).toEqual([true, false]);
  });
});
