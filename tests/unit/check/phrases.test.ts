import { describe, expect, it } from 'vitest';
import { phraseKey } from '../../../src/check/phrases.ts';

describe('a question as the gate compares it', () => {
  it.each([
    ['视频去 Logo', '视频去logo！'],
    ['怎么取消（自动续费）', '怎么取消自动续费？'],
    ['C++ 示例', 'c++示例'],
  ])('%s is %s', (a, b) => {
    expect(phraseKey(a)).toBe(phraseKey(b));
  });

  it('tells C, C++, C# and F# apart', () => {
    expect(new Set(['C 示例', 'C++ 示例', 'C# 示例', 'F# 示例'].map(phraseKey)).size).toBe(4);
  });
});
