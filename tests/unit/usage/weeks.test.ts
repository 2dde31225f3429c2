import { describe, expect, it } from 'vitest';
import { dayAfter, firstDayOf, lastDayOf, momentOf, weekBefore, yearBefore } from '../../../src/usage/weeks.ts';

describe('a week', () => {
  it.each([
    ['2026-W48', '2026-W47', '2026-11-23', '2026-11-29'],
    ['2027-W01', '2026-W53', '2027-01-04', '2027-01-10'],
    ['2026-W01', '2025-W52', '2025-12-29', '2026-01-04'],
  ])('%s comes after %s, from %s to %s', (week, before, first, last) => {
    expect([weekBefore(week), firstDayOf(week), lastDayOf(week)]).toEqual([before, first, last]);
  });

  it('begins on its Monday and ends on its Sunday, all through the years', () => {
    for (let day = '2020-01-01'; day < '2030-01-01'; day = dayAfter(day)) {
      const week = momentOf(`${day}T12:00:00+08:00`)?.week ?? '';
      expect(firstDayOf(week) <= day && day <= lastDayOf(week), day).toBe(true);
    }
  });
});

it('a year before a day is the same day, if there is one', () => {
  expect(['2026-11-24', '2028-02-29'].map(yearBefore)).toEqual(['2025-11-24', '2027-03-01']);
});
