import { describe, expect, it } from 'vitest';
import { lineReader } from '../../../src/usage/log-line.ts';

const read = lineReader();
const query = 'k=none&q=%E6%B0%B4%E5%8D%B0';

describe('a line of the usage log', () => {
  it.each([
    `2026-11-24T10:00:00+08:00 ${query}`,
    `2026-11-24T10:00:00+08:00 ${query} zhang.san`,
    `10.0.0.7 - - [24/Nov/2026:10:00:00 +0800] "GET /kling-qa/beacon?${query} HTTP/1.1" 204 0 "-" "Mozilla/5.0"`,
  ])('is read, also in the format nginx has by itself: %s', (line) => {
    expect(read(line)).toEqual({ day: '2026-11-24', week: '2026-W48', report: { kind: 'none', query: '水印' } });
  });

  it.each([
    ['2026-11-22T15:59:59+00:00', '2026-W47'],
    ['2026-11-22T16:00:00+00:00', '2026-W48'],
    ['2026-12-31T12:00:00+08:00', '2026-W53'],
    ['2027-01-03T23:59:59+08:00', '2026-W53'],
    ['2027-01-04T00:00:00+08:00', '2027-W01'],
    // Half an hour of a zone decides, too.
    ['2026-11-22T21:15:00+05:30', '2026-W47'],
    ['2026-11-22T21:30:00+05:30', '2026-W48'],
  ])('belongs to the week it was in Shanghai: %s → %s', (time, week) => {
    expect(read(`${time} ${query}`)?.week).toBe(week);
  });

  it.each([
    '',
    'x',
    '\u0000\u0001',
    '2026-11-24T10:00:00+08:00',
    '2026-99-99T10:00:00+08:00 k=none&q=a',
    '2026-02-30T10:00:00+08:00 k=none&q=a',
    '2026-11-24T10:99:99+08:00 k=none&q=a',
    '2026-11-24T24:00:00+08:00 k=none&q=a',
    '2026-11-24T10:00:00+08:99 k=none&q=a',
    '2026-11-24T10:00:00+08:00 k=none',
    '2026-11-24T10:00:00+08:00 k=none&q=%E4%BD',
    '10.0.0.7 - - [24/Nov/2026:10:00:00 +0800] "GET /membership/ HTTP/1.1" 200 9',
    '10.0.0.7 - - [24/Nov/2026:10:00:00 +0800] "GET /beacon?k=none&q=a HTTP/1.1" 403 0',
    '10.0.0.7 - - [24/Nov/2026:10:00:00 +0800] "GET /beacon?k=none&q=a HTTP/1.1" 429 0',
    '10.0.0.7 - - [24/Foo/2026:10:00:00 +0800] "GET /beacon?k=none&q=a HTTP/1.1" 204 0',
  ])('that is none is told apart: %s', (line) => {
    expect(read(line)).toBeNull();
  });

  it('of a day that is still to come is none', () => {
    const until = lineReader({ lastDay: '2026-11-25' });
    expect(until(`2026-11-25T23:59:59+08:00 ${query}`)).not.toBeNull();
    expect(until(`2026-11-26T00:00:00+08:00 ${query}`)).toBeNull();
    expect(until(`9999-01-01T00:00:00+08:00 ${query}`)).toBeNull();
  });

  it('of a day that no server was running on is none', () => {
    const since = lineReader({ firstDay: '2024-11-24' });
    expect(since(`2024-11-24T00:00:00+08:00 ${query}`)).not.toBeNull();
    expect(since(`2024-11-23T23:59:59+08:00 ${query}`)).toBeNull();
    expect(since(`0001-01-01T00:00:00+08:00 ${query}`)).toBeNull();
  });
});
