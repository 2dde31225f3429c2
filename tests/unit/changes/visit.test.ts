import { describe, expect, test } from 'vitest';
import { nextVisit } from '../../../src/changes/visit.ts';

const hour = 3_600_000;
const start = 1_800_000_000_000;
const old = 100;
const newer = 200;

describe('nextVisit', () => {
  test('a first visit has seen everything', () => {
    expect(nextVisit(null, newer, start)).toEqual({ seen: newer, latest: newer, at: start });
  });

  test('what was published since the visit before is new, for as long as this visit lasts', () => {
    const first = nextVisit(null, old, start);
    const second = nextVisit(first, newer, start + 24 * hour);
    expect(second.seen).toBe(old);
    expect(nextVisit(second, newer, start + 27 * hour).seen).toBe(old);
  });

  test('at the next visit it is no longer new', () => {
    const second = nextVisit(nextVisit(null, old, start), newer, start + 24 * hour);
    expect(nextVisit(second, newer, start + 48 * hour).seen).toBe(newer);
  });

  test('a build that arrives during a visit is new in it', () => {
    expect(nextVisit(nextVisit(null, old, start), newer, start + hour).seen).toBe(old);
  });

  test('after a rollback nothing is new', () => {
    const visit = nextVisit(nextVisit(null, newer, start), old, start + 24 * hour);
    expect(visit).toMatchObject({ seen: old, latest: old });
  });

  test.each([
    undefined,
    'x',
    7,
    [],
    {},
    { seen: '1', latest: 2, at: 3 },
    { seen: Number.NaN, latest: 2, at: 3 },
    { seen: -1, latest: 2, at: 3 },
  ])('a memory of %j is as good as none', (garbage) => {
    expect(nextVisit(garbage, newer, start).seen).toBe(newer);
  });
});
