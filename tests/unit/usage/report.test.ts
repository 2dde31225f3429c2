import { describe, expect, it } from 'vitest';
import { toQuery } from '../../../src/usage/beacon-query.ts';
import { Counter } from '../../../src/usage/counter.ts';
import type { Corpus, KnownEntry } from '../../../src/usage/usage.ts';
import { usageReport as reportOn } from '../../../src/usage/usage-report.ts';
import { Tally } from '../../../src/usage/usage-tally.ts';

const entry = (number: number, title: string, status: KnownEntry['status'] = 'published'): KnownEntry => ({
  number,
  title,
  topic: 'membership',
  status,
  aliases: [],
  replies: [{ when: null, text: '您好' }],
});
const entries = [entry(1001, '会员怎么退'), entry(1002, '水印怎么去')];

const usageReport = (tally: Tally, entries: KnownEntry[], gapOf: Corpus['gapOf'] = new Map()) =>
  reportOn(tally, { entries, words: { sameMeaning: {} }, gapOf });

type Line = [day: string, report: Parameters<typeof toQuery>[0]];

function tallyOf(...lines: Line[]): Tally {
  const tally = new Tally();
  for (const [day, report] of lines) tally.add(`2026-11-${day}T10:00:00+08:00 ${toQuery(report)}`);
  return tally;
}

const none = (query: string) => ({ kind: 'none', query }) as const;
const search = (query: string, first: number | null = 1001, confident = true) =>
  ({ kind: 'search', query, results: 3, confident, first }) as const;
const open = (number: number) => ({ kind: 'open', number, query: '水印', rank: 1 }) as const;
const copy = (number: number, which: 'reply' | 'tell' | 'ticket' = 'reply') =>
  ({ kind: 'copy', number, which }) as const;
const times = (count: number, ...line: Line): Line[] => Array.from({ length: count }, () => line);

/** What stands under a heading of the page. */
function section(page: string | undefined, heading: string): string {
  return page?.split('## ').find((part) => part.startsWith(heading)) ?? '';
}

describe('the usage report', () => {
  it('groups unanswered queries that ask the same, most first, by week, with the nearest entry', () => {
    const tally = tallyOf(
      ['17', none('数字人口型怎么对')],
      ['24', search('数字人口型对不上', 1002, false)],
      ['24', none('数字人口型对不上')],
      ['24', none('数字人的口型')],
      ['24', none('能开飞机吗')],
    );
    const { 'unanswered.csv': csv, 'usage.md': page } = usageReport(tally, entries);
    expect(unquoted(csv).split('\r\n').slice(0, 3)).toEqual([
      '\uFEFF问题,次数,其他问法,最接近的条目,认作缺口,2026-W47,2026-W48',
      '数字人口型怎么对,3,数字人口型对不上；数字人的口型,1002,,1,2',
      '能开飞机吗,1,,,,0,1',
    ]);
    expect(section(page, '没有答案')).toContain(
      '| 数字人口型怎么对 | 3 | 2 | 1 | 数字人口型对不上；数字人的口型 | 1002 水印怎么去 |  |',
    );
  });

  it('ranks known gaps by how often they were asked, in any words, and names the command that answers one', () => {
    const tally = tallyOf(
      ['17', none('怎么取消续费')],
      ['24', none('会员转给朋友')],
      ...times(2, '24', none('别再自动扣钱')),
      ['24', none('能开飞机吗')],
    );
    const gapOf = new Map([
      ['会员转给朋友', '会员 转让'],
      ['怎么取消续费', '取消续费'],
      ['别再自动扣钱', '取消续费'],
    ]);
    const { 'gaps.csv': csv, 'usage.md': page } = usageReport(tally, entries, gapOf);
    expect(unquoted(csv)).toBe('\uFEFF缺口,次数,2026-W47,2026-W48\r\n取消续费,3,1,2\r\n会员 转让,1,0,1\r\n');
    expect(section(page, '已知缺口')).toContain(
      [
        '| 取消续费 | 3 | 2 | 1 | npm run new -- --gap 取消续费 |',
        '| 会员 转让 | 1 | 1 | 0 | npm run new -- --gap "会员 转让" |',
      ].join('\n'),
    );
    expect(section(page, '没有答案')).toContain('| 别再自动扣钱 | 2 | 2 | 0 |  |  | 取消续费 |');
  });

  it('counts the same query once, however it is spelt', () => {
    const tally = tallyOf(['24', search('API 文档？')], ['24', search('api  文档')], ['24', search('ＡＰＩ 文档')]);
    expect(unquoted(usageReport(tally, entries)['queries.csv'])).toContain('api 文档,3,3');
  });

  it('asks nobody to answer a query that is only a mask', () => {
    const tally = tallyOf(['24', search('13812345678', null, false)], ['24', none('13812345678')]);
    const { 'unanswered.csv': unanswered, 'queries.csv': queries, 'weeks.csv': weeks } = usageReport(tally, entries);
    expect(`${unanswered}${queries}`).not.toContain('号码');
    expect(unquoted(weeks)).toContain(',1,0,0%,');
  });

  it('lists what was copied most, and what was never opened', () => {
    const tally = tallyOf(['24', copy(1002)]);
    const { 'usage.md': report = '' } = usageReport(tally, [...entries, entry(1003, '还没写好', 'unpublished')]);
    expect(report).toContain('| 1002 水印怎么去 | 1 | 0 | 1 | 0 |');
    expect(report).toContain('## 从没从搜索结果打开过、也没复制过的条目（1）\n\n- 1001 会员怎么退（membership）');
    expect(report).toContain('## 还没上线、也没用过的条目（1）\n\n- 1003 还没写好（membership）');
  });

  it('counts replies, what customers are told, and ticket templates apart, by week', () => {
    const tally = tallyOf(
      ['17', copy(1001)],
      ['24', copy(1001)],
      ['24', copy(1001, 'ticket')],
      ['24', copy(1001, 'tell')],
      ['24', open(1001)],
    );
    const { 'entries.csv': csv, 'usage.md': page } = usageReport(tally, entries);
    expect(unquoted(csv).split('\r\n').slice(0, 2)).toEqual([
      '\uFEFF编号,问题,专题,状态,打开,复制话术,复制告知,复制工单,说有用,没用：答非所问,没用：内容过时,没用：客户看不懂,没用：太长,没用：缺内容,打开 2026-W47,打开 2026-W48,复制话术 2026-W47,复制话术 2026-W48',
      '1001,会员怎么退,membership,已上线,1,2,1,1,0,0,0,0,0,0,0,1,1,1',
    ]);
    expect(section(page, '复制得最多')).toContain('| 1001 会员怎么退 | 2 | 1 | 1 | 1 |');
  });

  it('lists what agents said did not help, with their reasons, and counts what did', () => {
    const rate = (number: number, verdict: 'useful' | 'outdated' | 'too-long') =>
      ({ kind: 'rate', number, verdict }) as const;
    const tally = tallyOf(
      ['17', rate(1002, 'outdated')],
      ['24', rate(1002, 'too-long')],
      ['24', rate(1002, 'too-long')],
      ['24', rate(1002, 'useful')],
      ['24', rate(1001, 'useful')],
    );
    const { 'usage.md': page, 'weeks.csv': weeks, 'entries.csv': csv } = usageReport(tally, entries);
    const list = section(page, '客服说没用');
    expect(list).toContain('| 1002 水印怎么去 | 3 | 内容过时 1；太长 2 | 1 | 2 | 1 |');
    expect(list).not.toContain('1001');
    expect(unquoted(weeks)).toContain('2026-W48（未满）,2026-11-23,2026-11-29,0,0,—,0,0,0,0,2,2,2');
    expect(unquoted(csv)).toContain('1002,水印怎么去,membership,已上线,0,0,0,0,1,0,1,0,2,0,');
  });

  it('lists what is opened often and hardly copied', () => {
    const tally = tallyOf(
      ...times(9, '24', open(1001)),
      ...times(9, '24', open(1002)),
      ['24', copy(1001)],
      ...times(2, '24', copy(1002)),
    );
    const list = section(usageReport(tally, entries)['usage.md'], '打开多、复制少');
    expect(list).toContain('| 1001 会员怎么退 | 9 | 1 | 9 | 0 |');
    expect(list).not.toContain('1002');
  });

  it('says what it covers, how far the newest week goes, and how many searches were in vain', () => {
    const tally = tallyOf(
      ['03', search('水印')],
      ['24', search('水印')],
      ['24', search('火星', 1001, false)],
      ['24', none('火星')],
    );
    const { 'usage.md': page, 'weeks.csv': weeks } = usageReport(tally, entries);
    expect(page).toContain(
      '从 2026-11-03 到 2026-11-24。本周指 2026-W48（2026-11-23 起，到 2026-11-24 为止，还没满一周），上周指 2026-W47。',
    );
    // The calendar week before, although nothing was searched in it.
    expect(section(page, '搜得最多')).toContain('| 水印 | 2 | 1 | 0 |');
    expect(unquoted(weeks)).toContain('2026-W48（未满）,2026-11-23,2026-11-29,2,1,50%,0,0,0,0,0,0,2');
    expect(usageReport(tallyOf(['29', search('水印')]), entries)['usage.md']).not.toContain('还没满');
  });

  it('has no share above 100%', () => {
    const tally = tallyOf(
      ['24', search('火星', 1001, false)],
      ['24', none('火星')],
      ['24', none('水星')],
      ['24', none('金星')],
    );
    const { 'usage.md': page = '', 'weeks.csv': weeks = '' } = usageReport(tally, entries);
    expect(`${page}${weeks}`.match(/\d+(?=%)/g)?.filter((share) => Number(share) > 100)).toEqual([]);
  });

  it('has all weeks in its tables', () => {
    const tally = new Tally();
    for (let month = 1; month <= 12; month++)
      for (const day of ['01', '08', '15', '22'])
        tally.add(`2025-${String(month).padStart(2, '0')}-${day}T10:00:00+08:00 ${toQuery(search('水印'))}`);
    for (const name of ['queries.csv', 'weeks.csv', 'entries.csv'])
      expect(usageReport(tally, entries)[name]).toMatch(/2025-W01.*2025-W52/s);
  });

  it('counts lines it cannot read, and goes on', () => {
    const tally = tallyOf(['24', none('水印')]);
    for (const line of ['garbage', '2026-11-24T10:00:00+08:00 k=nothing', '']) tally.add(line);
    const { 'usage.md': report } = usageReport(tally, entries);
    expect(report).toContain('共 3 行日志，其中 2 行读不懂');
  });

  it('holds what anybody typed as text: no markup, no link, no formula', () => {
    const hostile =
      '<img src=x onerror=alert(1)> [点](javascript:alert) | `code` https://evil.example www.evil.example';
    const tally = tallyOf(['24', none(hostile)], ['24', none('=HYPERLINK("x")')]);
    const files = usageReport(tally, [entry(1001, '会员\u202e怎么退')]);
    expect(files['usage.md']).not.toMatch(/(?<!\\)[<[`]|https:\/\/evil|www\.|\u202e/);
    expect(files['unanswered.csv']).toContain('"\'=hyperlink(""x"")"');
  });

  it('masks again what a browser of another making may have sent', () => {
    const tally = new Tally();
    tally.add('2026-11-24T10:00:00+08:00 k=none&q=13812345678');
    expect(JSON.stringify(usageReport(tally, entries))).not.toContain('1381');
  });

  it('says so when there was nothing', () => {
    expect(usageReport(new Tally(), [])['usage.md']).toContain('没有。');
  });

  it('does not call an entry gone if it knows of none', () => {
    const tally = tallyOf(['24', copy(1009)]);
    expect(usageReport(tally, entries)['usage.md']).toContain('1009 （已没有这一条）');
    expect(usageReport(tally, [])['usage.md']).not.toContain('已没有');
  });

  it('says when it counts too few, or has not grouped all', () => {
    const tally = new Tally({ limit: 6000 });
    const word = (index: number) => String.fromCodePoint(0x4e00 + (index % 2500), 0x6000 + index, 0x7000 + index);
    for (let index = 0; index < 6000; index++)
      tally.add(`2026-11-24T10:00:00+08:00 k=none&q=${encodeURIComponent(word(index))}`);
    const { 'usage.md': page, 'unanswered.csv': csv } = usageReport(tally, entries);
    expect(page).toMatch(/只有最多的 5000 种按相近合并；其余 1000 种/);
    expect(csv).toContain(word(5999));
    expect(page).not.toContain('少算');
    tally.add('2026-11-24T10:00:00+08:00 k=none&q=a');
    expect(usageReport(tally, entries)['usage.md']).toContain('最多少算 1 次');
  });
});

describe('a counter', () => {
  it('forgets the rarest when there are too many, and says how much that can be', () => {
    const counter = new Counter<string>(10);
    for (let round = 0; round < 50; round++) counter.add('often', '2026-W48');
    for (let index = 0; index < 100; index++) counter.add(`rare ${index}`, '2026-W48');
    expect(counter.top()[0]).toMatchObject(['often', { total: 50 }]);
    expect(counter.top().length).toBeLessThanOrEqual(10);
    expect(counter.forgotten).toBeGreaterThan(0);
  });

  it('forgets sooner what is long, so that long questions take no more memory', () => {
    const counter = new Counter<string>(100);
    for (let round = 0; round < 5; round++) counter.add('often'.repeat(20), '2026-W48');
    for (let index = 0; index < 90; index++) counter.add(`${index}`.padEnd(100), '2026-W48');
    expect(counter.top()[0]?.[1].total).toBe(5);
    expect(counter.top().length).toBeLessThanOrEqual(30);
    expect(counter.forgotten).toBeGreaterThan(0);
  });

  it('takes memory for what it counts, not for what it could count', () => {
    const before = process.memoryUsage().arrayBuffers;
    const counter = new Counter<number>();
    for (let week = 0; week < 1000; week++) counter.add(1001, `week ${week}`);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
    expect(counter.get(1001).total).toBe(1000);
  });

  it('keeps the weeks of what it keeps', () => {
    const counter = new Counter<string>(4);
    for (const [key, week] of [
      ['a', 'one'],
      ['b', 'one'],
      ['b', 'two'],
      ['c', 'two'],
      ['d', 'two'],
      ['d', 'two'],
      ['e', 'two'],
    ] as const)
      counter.add(key, week);
    expect(counter.top().map(([key, count]) => [key, count.total, count.in('one'), count.in('two')])).toEqual([
      ['b', 2, 1, 1],
      ['d', 2, 0, 2],
      ['e', 1, 0, 1],
    ]);
    expect(counter.get('a')).toMatchObject({ total: 0 });
  });
});

/** A table of plain cells. */
function unquoted(csv: string | undefined): string {
  return csv?.replaceAll('"', '') ?? '';
}
