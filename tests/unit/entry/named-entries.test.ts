import { describe, expect, it, test } from 'vitest';
import { entriesNamedIn, splitAtEntries } from '../../../src/entry/named-entries.ts';

const known = new Set([1002, 1003, 1026, 1080, 2026]);
const exists = (number: number) => known.has(number);

describe('entriesNamedIn', () => {
  test.each([
    ['1002、1003 说只能购买灵感值', [1002, 1003]],
    ['与1026等条目不一致，见 1026', [1026]],
    ['见（1002）和/q/1003/。', [1002, 1003]],
    ['没有编号的疑点', []],
    ['1999 没有这一条', []],
  ])('%s', (text, numbers) => {
    expect(entriesNamedIn(text, exists)).toEqual(numbers);
  });

  test.each(['2026 年 11 月', '2026-11-20', '1080p', '1080 像素', '￥1002', '1003 元', '11002', '1002.5', '1080×720'])(
    'an amount, a date or a size is no entry: %s',
    (text) => {
      expect(entriesNamedIn(text, exists)).toEqual([]);
    },
  );
});

describe('splitAtEntries', () => {
  it('gives the text back whole, with the numbers on their own', () => {
    const text = '1002 和 1999 不同，1003';
    const stretches = splitAtEntries(text, exists);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
    expect(stretches).toEqual([
      { text: '1002', number: 1002 },
      { text: ' 和 1999 不同，', number: null },
      { text: '1003', number: 1003 },
    ]);
  });
});
