import { describe, expect, it } from 'vitest';
import { toQuery } from '../../../src/usage/beacon-query.ts';
import { Counter } from '../../../src/usage/counter.ts';
import { usageReport } from '../../../src/usage/report.ts';
import { Tally } from '../../../src/usage/tally.ts';

const entries = [
  { number: 1001, title: '会员怎么退', topic: 'membership' },
  { number: 1002, title: '水印怎么去', topic: 'membership' },
];

function tallyOf(...lines: [day: string, report: Parameters<typeof toQuery>[0]][]): Tally {
  const tally = new Tally();
  for (const [day, report] of lines) tally.add(`2026-11-${day}T10:00:00+08:00 ${toQuery(report)}`);
  return tally;
}

const none = (query: string) => ({ kind: 'none', query }) as const;

describe('the usage report', () => {
  it('groups unanswered queries that ask the same, most first, by week', () => {
    const tally = tallyOf(
      ['17', none('数字人口型怎么对')],
      ['24', none('数字人口型对不上')],
      ['24', none('数字人的口型')],
      ['24', none('能开飞机吗')],
    );
    const { 'unanswered.csv': csv } = usageReport(tally, entries);
    expect(csv?.split('\r\n').slice(0, 3)).toEqual([
      '\uFEFF问题,次数,其他问法,2026-W47,2026-W48',
      '数字人口型怎么对,3,数字人口型对不上；数字人的口型,1,2',
      '能开飞机吗,1,,0,1',
    ]);
  });

  it('counts the same query once, however it is spelt', () => {
    const search = (query: string) => ({ kind: 'search', query, results: 3, confident: true, first: 1001 }) as const;
    const tally = tallyOf(['24', search('API 文档？')], ['24', search('api  文档')], ['24', search('ＡＰＩ 文档')]);
    expect(usageReport(tally, entries)['queries.csv']).toContain('api 文档,3,3');
  });

  it('lists what was copied most, and what was never opened', () => {
    const tally = tallyOf(['24', { kind: 'copy', number: 1002, which: 'reply' }]);
    const { 'usage.md': report = '' } = usageReport(tally, entries);
    expect(report).toContain('| 1002 水印怎么去 | 1 | 0 | 1 |');
    expect(report).toContain('## 从没打开或复制过的条目（1）\n\n- 1001 会员怎么退');
  });

  it('counts lines it cannot read, and goes on', () => {
    const tally = tallyOf(['24', none('水印')]);
    for (const line of ['garbage', '2026-11-24T10:00:00+08:00 k=nothing', '']) tally.add(line);
    const { 'usage.md': report } = usageReport(tally, entries);
    expect(report).toContain('共 3 行日志，其中 2 行读不懂');
  });

  it('holds what anybody typed as text: no markup, no link, no formula', () => {
    const hostile = '<img src=x onerror=alert(1)> [点](javascript:alert) | `code` https://evil.example';
    const tally = tallyOf(['24', none(hostile)], ['24', none('=HYPERLINK("x")')]);
    const files = usageReport(tally, entries);
    expect(files['usage.md']).not.toMatch(/(?<!\\)[<[`]|https:\/\/evil/);
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
});
