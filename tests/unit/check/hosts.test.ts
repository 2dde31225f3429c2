import { describe, expect, it } from 'vitest';
import { hostsIn } from '../../../src/check/hosts.ts';

describe('an address in a text', () => {
  it.each([
    ['请看 https://a.cn/b_(c)_d。', 'https://a.cn/b_(c)_d'],
    ['（见 https://a.cn/b）', 'https://a.cn/b'],
    ['(见 https://a.cn/b)', 'https://a.cn/b'],
    ['https://a.cn/b，再点', 'https://a.cn/b'],
    ['https://a.cn/b查看', 'https://a.cn/b'],
  ])('ends where the address ends: %s', (text, address) => {
    expect(hostsIn(text).map(({ written }) => written)).toEqual([address]);
  });
});
