import { describe, expect, it } from 'vitest';
import { memo } from '../../../src/entry/memo.ts';

describe('memo', () => {
  it('computes once for each object, also where the result is nothing', () => {
    let count = 0;
    const once = memo((_key: object): undefined => void count++);
    const [first, second] = [{}, {}];
    for (const key of [first, second, first]) expect(once(key)).toBeUndefined();
    expect(count).toBe(2);
  });
});
