import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  firstDayOf,
  isDay,
  lastDayOf,
  weekBefore,
  weekOf,
  yearBefore,
} from '../../../src/entry/days.ts';

describe('a week', () => {
  it.each([
    ['2026-W48', '2026-W47', '2026-11-23', '2026-11-29'],
    ['2027-W01', '2026-W53', '2027-01-04', '2027-01-10'],
    ['2026-W01', '2025-W52', '2025-12-29', '2026-01-04'],
  ])('%s comes after %s, from %s to %s', (week, before, first, last) => {
    expect([weekBefore(week), firstDayOf(week), lastDayOf(week)]).toEqual([before, first, last]);
  });

  it('begins on its Monday and ends on its Sunday, all through the years', () => {
    for (let day = '2020-01-01'; day < '2030-01-01'; day = addDays(day, 1)) {
      const week = weekOf(day);
      expect(firstDayOf(week) <= day && day <= lastDayOf(week), day).toBe(true);
    }
  });
});

it('a year before a day is the same day, if there is one', () => {
  expect(['2026-11-24', '2028-02-29'].map(yearBefore)).toEqual(['2025-11-24', '2027-03-01']);
});

it('a day is one of the calendar', () => {
  expect(['2026-11-24', '2028-02-29'].map(isDay)).toEqual([true, true]);
  expect(['2026-02-30', '2027-02-29', '2026-1-1', '2026-11-24T00:00', 'soon', ''].map(isDay)).not.toContain(true);
});

it('days are counted over months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
});
