import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/entry/entry.ts';
import type { Said } from '../../../src/entry/said.ts';
import { type Report, toQuery } from '../../../src/usage/beacon-query.ts';
import { type Known, propose } from '../../../src/usage/proposal.ts';
import { Tally } from '../../../src/usage/usage-tally.ts';

const entry = (number: number, title: string, aliases: string[] = []) => ({ number, title, aliases }) as Entry;
const said: Said = { text: '早就知道的话', from: '学生', topic: { number: 1001 }, also: [], path: '' };
const known: Known = {
  entries: [entry(1001, '会员怎么退'), entry(1002, '水印怎么去', ['去标'])],
  said: [said],
  redirects: { 900: 1002 },
  words: { sameMeaning: {} },
  gapOf: new Map([['自动扣钱怎么停', '取消续费']]),
};

function proposed(...reports: [times: number, report: Report][]) {
  const tally = new Tally();
  for (const [times, report] of reports)
    for (let time = 0; time < times; time++) tally.add(`2026-11-24T10:00:00+08:00 ${toQuery(report)}`);
  return propose(tally, known);
}

const copy = (number: number, query: string, which: 'reply' | 'tell' = 'reply') =>
  ({ kind: 'copy', number, which, query }) as const;
const none = (query: string) => ({ kind: 'none', query }) as const;
const learned = (...reports: [number, Report][]) =>
  proposed(...reports).learned.map(({ number, text }) => [number, text]);

describe('what agents searched and then copied', () => {
  it('is a sentence of the entry, if it came often enough', () => {
    expect(
      proposed([3, copy(1002, '那个小标咋弄')], [2, copy(1002, '太少的话')], [1, none('那个小标咋弄')]).learned,
    ).toEqual([{ number: 1002, title: '水印怎么去', text: '那个小标咋弄', copies: 3, share: 1, wasUnsure: true }]);
  });

  it('is one only if it has one answer', () => {
    expect(learned([4, copy(1002, '有主的话')], [1, copy(1001, '有主的话')])).toEqual([[1002, '有主的话']]);
    expect(learned([4, copy(1002, '两可的话')], [2, copy(1001, '两可的话')])).toEqual([]);
  });

  it('belongs to the entry that answers today, whatever number was copied', () => {
    expect(learned([2, copy(900, '那个小标')], [1, copy(1002, '那个小标')])).toEqual([[1002, '那个小标']]);
    expect(learned([5, copy(1099, '没有的条目')])).toEqual([]);
  });

  it('is nothing new if an entry or a sentence says so already', () => {
    expect(
      learned([5, copy(1002, '水印 怎么去？')], [5, copy(1002, '去标')], [5, copy(1001, '早就知道的话！')]),
    ).toEqual([]);
  });

  it('is no sentence if it names somebody, an entry, or nothing', () => {
    const queries = ['13812345678 的水印', '账号 zhang_88 的水印', '1002', '/q/1002/', '标', '？？'];
    expect(learned(...queries.map((query): [number, Report] => [5, copy(1002, query)]))).toEqual([]);
  });

  it('counts replies only: an escalation that was told answers nothing', () => {
    expect(learned([5, copy(1002, '那个小标咋弄', 'tell')])).toEqual([]);
  });
});

describe('what was searched in vain', () => {
  it('is a group of what asks the same, with the gap it seems to be and the entry that was offered', () => {
    const { unanswered } = proposed(
      [2, none('怎么停自动扣钱')],
      [1, none('自动扣钱怎么停')],
      [1, { kind: 'search', query: '自动扣钱怎么停', results: 1, confident: false, first: 1001 }],
      [2, none('能开飞机吗')],
    );
    expect(unanswered).toEqual([
      {
        texts: ['怎么停自动扣钱', '自动扣钱怎么停'],
        asked: 3,
        gap: '取消续费',
        nearest: expect.objectContaining({ number: 1001 }),
      },
    ]);
  });
});
