import { describe, expect, it } from 'vitest';
import { parseJudged, summarize } from '../../../src/search/evaluate.ts';

describe('evaluation', () => {
  it('counts as search/README.md says', () => {
    const rows = parseJudged(
      '{"q":"a","kind":"keyword","relevant":[1]}\n{"q":"b","kind":"keyword","relevant":[2]}\n{"q":"c","kind":"negative","relevant":[]}\n',
    );
    const report = summarize([
      { ...rows[0], found: [1, 2], confident: true },
      { ...rows[1], found: [1, 2], confident: false },
      { ...rows[2], found: [1], confident: false },
    ] as Parameters<typeof summarize>[0]);
    expect(report).toMatchObject({ n: 2, hit1: 0.5, hit3: 1, mrr: 0.75, zero: 0, rejected: 1 });
    expect(report.perKind).toMatchObject({ keyword: { n: 2, unsure: 0.5 }, negative: { n: 1 } });
  });

  it('says which line is no judged query', () => {
    expect(() => parseJudged('{"q":"a"}')).toThrow('第 1 行');
  });
});
