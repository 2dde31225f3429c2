import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/entry/entry.ts';
import type { Said } from '../../../src/entry/said.ts';
import type { Corpus } from '../../../src/markdown/corpus.ts';
import type { EntryDifference } from '../../../src/review/compare-entries.ts';
import { type Answer, movedQueries, type Query, queriesFor, verdictOn } from '../../../src/review/moved-queries.ts';
import { summarizeSearch, writeMoved } from '../../../src/review/write-moved.ts';

const entry = (number: number, title: string, aliases: string[] = []) =>
  ({ number, title, aliases, related: [] as number[] }) as Entry;
const said = (text: string, topic: Said['topic'], also: number[] = []): Said => ({
  text,
  topic,
  also,
  from: '',
  path: '',
});
const corpus = (entries: Entry[], sentences: Said[], redirects = {}) =>
  ({ entries, redirects, vocabulary: { said: sentences, gaps: [] } }) as unknown as Corpus;

const base = corpus(
  [entry(1001, '怎么退', ['退钱']), entry(1002, '没改的')],
  [said('票在哪', { number: 1001 }, [1002])],
);
const head = corpus(
  [entry(1001, '怎么退款')],
  [said('票在哪', { number: 900 }), said('续费怎么停', { gap: '取消续费' })],
  { 900: 1001 },
);
const changed = [{ kind: 'changed', entry: head.entries[0] } as EntryDifference];

const sure = (first: number): Answer => ({ first, confident: true });
const unsure = (first: number | null): Answer => ({ first, confident: false });
const query = (text: string, wanted: Query['wanted'] = [1001], asked = 0, source: Query['source'] = '原话'): Query => ({
  text,
  source,
  wanted,
  asked,
});

describe('the queries of a comparison', () => {
  it('are questions of changed entries on both sides, judged queries, all that was said, and what a log has', () => {
    const log = new Map([
      ['怎么退款', 7],
      ['会员咋退', 3],
    ]);
    expect(queriesFor(changed, { base, head }, { judged: [{ q: '退会员', relevant: [1001] }], log })).toEqual([
      query('怎么退款', [1001], 7, '标准问'),
      query('怎么退', [1001], 0, '标准问'),
      query('退钱', [1001], 0, '别名'),
      query('退会员', [1001], 0, '评测'),
      query('票在哪', [1001], 0, '原话'),
      query('续费怎么停', [], 0, '原话'),
      query('会员咋退', null, 3, '日志'),
    ]);
  });
});

describe('a query', () => {
  const move = (wanted: Query['wanted'], before: Answer, after: Answer) =>
    movedQueries([query('问', wanted)], [before], [after]).map(verdictOn);

  it.each<[string, Query['wanted'], Answer, Answer, string[]]>([
    ['stays', [1001], sure(1001), sure(1001), []],
    ['gets a wrong first answer', [1001], sure(1001), sure(1002), ['变差']],
    ['gets the right first answer', [1001, 1003], sure(1002), sure(1003), ['变好']],
    ['is not certain any more', [1001], sure(1001), unsure(1001), ['不再有把握']],
    ['becomes certain, with the same answer', [1001], unsure(1001), sure(1001), []],
    ['nobody has judged', null, sure(1001), sure(1002), ['']],
    ['of a gap is called certain', [], unsure(1001), sure(1001), ['变差']],
    ['of a gap is refused now', [], sure(1001), unsure(1001), ['变好']],
    ['of a gap has another near entry, and stays refused', [], unsure(1001), unsure(1002), []],
    ['found nothing before', [1001], unsure(null), unsure(1001), ['变好']],
  ])('%s', (_what, wanted, before, after, verdicts) => {
    expect(move(wanted, before, after)).toEqual(verdicts);
  });
});

describe('the report', () => {
  const moved = movedQueries(
    [query('少', [1001], 2, '日志'), query('多', null, 40, '日志'), query('原话'), query('新', [1001], 0, '别名')],
    [sure(1001), sure(1001), sure(1001), unsure(null)],
    [unsure(1001), sure(1002), sure(1002), sure(1001)],
  );
  const titles = new Map([
    [1001, '怎么退'],
    [1002, '怎么|换'],
  ]);

  it('has what customers asked lately first, with how often, then what they said, the worst at the top', () => {
    expect(writeMoved(moved, titles)).toEqual([
      '### 日志里最近搜过的',
      '',
      [
        '| 问法 | 来源 | 问过 | 原来第一条 | 现在第一条 |  |',
        '| --- | --- | --: | --- | --- | --- |',
        '| 少 | 日志 | 2 | 1001 怎么退 | 1001 怎么退（没有把握） | 不再有把握 |',
        '| 多 | 日志 | 40 | 1001 怎么退 | 1002 怎么\\|换 |  |',
      ].join('\n'),
      '',
      '### 客户的原话（said/）',
      '',
      expect.stringContaining('| 原话 | 原话 | 1001 怎么退 | 1002 怎么\\|换 | 变差 |'),
      '',
      '### 标准问、别名和评测',
      '',
      expect.stringContaining('| 新 | 别名 | 没有结果 | 1001 怎么退 | 变好 |'),
      '',
    ]);
  });

  it('says how many of all that was asked is answered in another way', () => {
    const log = { from: '2026-11-01', to: '2026-11-24', times: 900 };
    expect(summarizeSearch({ asked: 50, moved, log })).toBe(
      '试了 50 种问法，3 种的第一条变了，1 种不再有把握；日志里从 2026-11-01 到 2026-11-24 问过 900 次，其中 42 次的答复会和以前不同',
    );
    expect(summarizeSearch({ asked: 50, moved: [], log: null })).toBe(
      '试了 50 种问法，0 种的第一条变了，0 种不再有把握',
    );
  });
});
