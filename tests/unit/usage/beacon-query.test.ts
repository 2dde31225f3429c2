import { describe, expect, it } from 'vitest';
import { fromQuery, type Report, toQuery } from '../../../src/usage/beacon-query.ts';

const reports: Report[] = [
  { kind: 'search', query: '怎么去水印', results: 12, confident: true, first: 1004 },
  { kind: 'search', query: 'a&b=c+d%', results: 0, confident: false, first: null },
  { kind: 'none', query: '能不能开飞机' },
  { kind: 'open', number: 1005, query: '水印', rank: 3 },
  { kind: 'copy', number: 1005, which: 'ticket' },
  { kind: 'copy', number: 1005, which: 'reply', query: '水印' },
  { kind: 'rate', number: 1005, verdict: 'useful' },
  { kind: 'rate', number: 1005, verdict: 'too-long' },
];

describe('a beacon', () => {
  it.each(reports)('says in its query string what is read from the log: $kind', (report) => {
    expect(fromQuery(toQuery(report))).toEqual(report);
  });

  it('is masked before it is sent', () => {
    const query = decodeURIComponent(toQuery({ kind: 'none', query: '13812345678 wang@mail.example.com' }));
    expect(query).not.toMatch(/1381|wang/);
    expect(query).toContain('〔号码〕');
  });

  it.each([
    '会'.repeat(2000),
    '!'.repeat(2000),
    '😀'.repeat(500),
    '\ud800'.repeat(500),
    ' '.repeat(2000),
    '"\\\u0000\n<script>'.repeat(200),
  ])('is 1 kB of printable ASCII at most, and still reads well', (text) => {
    for (const report of [
      { kind: 'search', query: text, results: 999_999, confident: false, first: 999_999_999 },
      { kind: 'open', number: 999_999_999, query: text, rank: 999_999_999 },
      { kind: 'copy', number: 999_999_999, which: 'ticket', query: text },
    ] as const) {
      const query = toQuery(report);
      expect(query).toMatch(/^[\x21-\x7e]{1,1024}$/);
      expect(() => decodeURIComponent(query)).not.toThrow();
    }
  });
});

describe('a line that is no beacon', () => {
  it.each([
    '',
    'x',
    'k=search',
    'k=search&q=&n=1',
    'k=search&q=a&n=-1',
    'k=search&q=a&n=1e9',
    'k=none&q=%E4%BD',
    'k=none&q=a&q=b',
    'k=open&e=abc&r=1&q=a',
    'k=copy&e=99999999999999&w=x',
    'k=constructor&q=a',
    'k=rate&e=1005',
    'k=rate&e=1005&v=constructor',
    'k=rate&v=useful',
    'q=a&n=1',
  ])('is told apart: %s', (query) => {
    expect(fromQuery(query)).toBeNull();
  });
});
