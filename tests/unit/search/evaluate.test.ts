import { describe, expect, it } from 'vitest';
import { parseJudged, summarize } from '../../../src/search/evaluate.ts';

describe('evaluation', () => {
  it('takes a row without relevant entries for unanswerable, and counts what is sure and wrong', () => {
    const rows = parseJudged(
      '{"q":"a","kind":"keyword","relevant":[1]}\n{"q":"b","kind":"keyword","relevant":[2]}\n{"q":"c","kind":"natural","relevant":[]}\n',
    );
    const report = summarize([
      { ...rows[0], found: [1, 2], confident: true, probability: 1, gap: null },
      { ...rows[1], found: [1, 2], confident: false, probability: 0, gap: null },
      { ...rows[2], found: [1], confident: true, probability: 1, gap: null },
    ] as Parameters<typeof summarize>[0]);
    expect(report).toMatchObject({
      n: 2,
      hit1: 0.5,
      hit3: 1,
      mrr: 0.75,
      zero: 0,
      rejected: 0,
      unsure: 0.5,
      wrongSure: 0.5,
    });
    expect(report.perKind).toMatchObject({ keyword: { n: 2, unsure: 0.5 }, natural: { n: 1, rejected: 0 } });
  });

  it('says which line is no judged query', () => {
    expect(() => parseJudged('{"q":"a"}')).toThrow('第 1 行');
    expect(() => parseJudged('{"q":"a","kind":"x","relevant":[]}\n{oops')).toThrow('第 2 行不是 JSON');
  });
});
