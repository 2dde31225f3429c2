import { describe, expect, it } from 'vitest';
import { toSentences } from '../../../src/browser/search/announcer.ts';
import type { Results } from '../../../src/browser/search/current-engine.ts';

const results = (some: object): Results => ({
  hits: [{ title: '甲' }, { title: '乙' }] as Results['hits'],
  isPart: false,
  confident: true,
  gap: null,
  handover: null,
  choice: null,
  parts: [],
  question: null,
  missing: null,
  lead: null,
  ...some,
});

describe('what screen readers hear of results', () => {
  it.each([
    ['an answer', {}, '2 条结果，第一条：甲'],
    ['nothing', { hits: [], confident: false }, '没有把握。没有结果'],
    ['a known gap', { confident: false, gap: { gap: '退款' } }, '没有把握。这个还没有答复：退款。2 条结果，第一条：甲'],
    ['the question in a chat', { question: '怎么退' }, '按这一句找：怎么退。2 条结果，第一条：甲'],
    ['near answers', { choice: 'close' }, '头两条很接近，请看清再选。第二条：乙。2 条结果，第一条：甲'],
    [
      'near answers of which none is sure',
      { choice: 'close', confident: false },
      '头两条很接近，请看清再选。第二条：乙。2 条结果，第一条：甲',
    ],
    ['two questions', { choice: 'two' }, '像是问了两件事，各有一条答复。第二条：乙。2 条结果，第一条：甲'],
  ])('%s', (_what, some, said) => {
    expect(toSentences(results(some))).toBe(said);
  });
});
