import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/entry/entry.ts';
import { healthCsv } from '../../../src/health/health-csv.ts';
import { tallyBy } from '../../../src/health/health-tally.ts';
import { judgeHealth, type MeasureId } from '../../../src/health/measures.ts';
import { toCsv } from '../../../src/text/csv.ts';

const topics = {
  b: { label: '乙', description: '乙', owner: '甲组', reviewEvery: 90 },
  a: { label: '甲', description: '甲', owner: '甲组', reviewEvery: 30 },
};
const today = '2026-11-24';

function entry(parts: Partial<Entry>): Entry {
  return {
    path: 'content/a/x.md',
    topic: 'a',
    slug: 'x',
    number: 1001,
    title: '问题',
    aliases: ['一', '二', '三', '四', '五'],
    status: 'published',
    reviewed: { on: '2026-11-01', by: '甲组' },
    validFrom: null,
    validUntil: null,
    verify: [],
    missing: [],
    allow: [],
    related: [],
    blocks: [],
    ...parts,
  };
}

const wants = (parts: Partial<Entry>) => judgeHealth([entry(parts)], topics, today)[0]?.wants;

describe('judgeHealth', () => {
  const cases: [MeasureId, Partial<Entry>, Partial<Entry>][] = [
    ['doubtful', { verify: ['价格'] }, { verify: [] }],
    ['unreviewed', { reviewed: null }, {}],
    ['overdue', { reviewed: { on: '2026-10-24', by: '甲组' } }, { reviewed: { on: '2026-10-25', by: '甲组' } }],
    ['expired', { validUntil: '2026-11-23' }, { validUntil: '2027-01-01' }],
    ['expiring', { validUntil: '2026-12-08' }, { validUntil: '2026-12-09' }],
    ['missing', { missing: ['权益图'] }, { missing: [] }],
    ['few-aliases', { aliases: ['一', '二', '三', '四'] }, {}],
  ];

  test.each(cases)('finds what is %s, and nothing else', (id, wanting, sound) => {
    expect(Object.keys(wants(wanting) ?? {})).toEqual([id]);
    expect(wants(sound)).toEqual({});
  });

  test('an entry is good on its last day, and its review on the last day of the interval', () => {
    expect(Object.keys(wants({ validUntil: today }) ?? {})).toEqual(['expiring']);
  });

  test('a review holds as long as the topic says', () => {
    const reviewed = { on: '2026-10-01', by: '甲组' };
    expect(wants({ reviewed })).toEqual({ overdue: '应在 2026-10-31 前复核，已超 24 天' });
    expect(wants({ reviewed, topic: 'b' })).toEqual({});
  });

  test('comes in the order of topics and numbers', () => {
    const entries = [entry({ number: 1 }), entry({ number: 3, topic: 'b' }), entry({ number: 2, topic: 'b' })];
    expect(judgeHealth(entries, topics, today).map(({ entry }) => entry.number)).toEqual([2, 3, 1]);
  });
});

test('tallies count by topic and by owner', () => {
  const judged = judgeHealth([entry({ verify: ['甲'], reviewed: null }), entry({ topic: 'b' })], topics, today);
  expect(tallyBy(judged, ({ entry }) => entry.topic)).toMatchObject([
    { key: 'b', total: 1, sound: 1, counts: { doubtful: 0, unreviewed: 0 } },
    { key: 'a', total: 1, sound: 0, counts: { doubtful: 1, unreviewed: 1 } },
  ]);
  expect(tallyBy(judged, ({ owner }) => owner)).toMatchObject([{ key: '甲组', total: 2, sound: 1 }]);
});

describe('CSV', () => {
  test('begins with a byte-order mark and ends every line with CRLF', () => {
    expect(toCsv([['编号', 1], ['乙']])).toBe('\uFEFF"编号",1\r\n"乙"\r\n');
  });

  test('quotes every text, whatever a spreadsheet splits at', () => {
    expect(toCsv([['x;=1+1', 'a\tb']])).toBe('\uFEFF"x;=1+1","a\tb"\r\n');
    expect(toCsv([['a,b', '说"好"', '一\n二']])).toBe('\uFEFF"a,b","说""好""","一\n二"\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', ' =1', '\t=1', '|calc'])(
    'never lets %j run as a formula',
    (text) => {
      const cell = toCsv([[text]])
        .slice(1)
        .trimEnd()
        .replace(/^"/, '');
      expect(cell.startsWith("'")).toBe(true);
    },
  );

  test('has a row for each entry, or for those behind one number', () => {
    const judged = judgeHealth([entry({ verify: ['甲'] }), entry({ number: 1002 })], topics, today);
    const context = { today, topicLabel: () => '甲', base: '/kb', lastChange: () => '2026-11-02' };
    const lines = healthCsv(judged, context).replaceAll('"', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^\uFEFF编号,标准问,专题,负责,状态,待核实,/);
    expect(lines[1]).toMatch(/^1001,问题,甲,甲组,已上线,甲,.*\/kb\/q\/1001\/,content\/a\/x\.md,2026-11-24$/);
    expect(healthCsv(judged, context, 'doubtful').trimEnd().split('\r\n')).toHaveLength(2);
  });
});
