import { describe, expect, it } from 'vitest';
import { judgeAll, readEdits } from './edits.ts';

const harmful = judgeAll(readEdits('harmful'));

describe('an edit that would harm', () => {
  it('is one of at least 100', () => {
    expect(new Set([...harmful.keys()].map(({ row }) => row)).size).toBeGreaterThanOrEqual(100);
  });

  it.each([...harmful].map(([edit, verdict]) => [edit.row, edit, verdict] as const))('%s', (_row, edit, verdict) => {
    const rules = [...verdict.stops, ...verdict.reminds].map(({ rule }) => rule);
    expect(
      rules.filter((rule) => edit.expected.includes(rule)),
      rules.join(' '),
    ).not.toEqual([]);
  });
});
