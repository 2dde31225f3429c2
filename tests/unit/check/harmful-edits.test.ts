import { describe, expect, it } from 'vitest';
import { eachJudged, readEdits } from './edits.ts';

describe('an edit that would harm', () => {
  it('is one of at least 100', () => {
    expect(new Set(readEdits('harmful').map(({ row }) => row)).size).toBeGreaterThanOrEqual(100);
  });

  eachJudged('harmful', (edit, { stops, reminds }) => {
    const rules = [...stops, ...reminds].map(({ rule }) => rule);
    expect(
      rules.filter((rule) => edit.expected.includes(rule)),
      rules.join(' '),
    ).not.toEqual([]);
  });
});
