import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/markdown/entry-number.ts';

describe('readNumber', () => {
  it.each([
    'number: 1070',
    'number: 1070 # 运营要的',
    'number:1070',
    'number：1070',
    'number: "1070"',
    "'number': 1070",
    'number:\t1070\t',
    'title: 问题\nnumber: 1070\naliases: [a',
  ])('reads %j', (lines) => {
    expect(readNumber(`---\n${lines}\n---\n\n:::话术\n您好。\n:::\n`)).toBe(1070);
    expect(readNumber(`---\r\n${lines.replaceAll('\n', '\r\n')}\r\n---\r\n`)).toBe(1070);
  });

  it('reads a front matter that has no end', () => {
    expect(readNumber('---\nnumber: 1070\ntitle: 问题\n:::话术\n您好。\n:::\n')).toBe(1070);
  });

  it.each(['number: 编号', 'number:', 'numbers: 1070', '# number: 1070', 'reviewed: { number: 1070 }', ''])(
    'finds none in %j',
    (lines) => {
      expect(readNumber(`---\n${lines}\n---\n`)).toBeNull();
    },
  );

  it('takes no number from the body', () => {
    expect(readNumber('---\ntitle: 问题\n---\n\nnumber: 1070\n')).toBeNull();
  });
});
