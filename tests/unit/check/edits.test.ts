import { describe, expect, it } from 'vitest';
import { judge, readEdits } from './edits.ts';

describe('an edit that would harm', () => {
  const edits = readEdits('harmful');

  it('is one of at least 40', () => {
    expect(new Set(edits.map(({ row }) => row)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(edits.map((edit) => [edit.row, edit] as const))('%s', (_row, edit) => {
    const { stops, reminds } = judge(edit);
    const rules = [...stops, ...reminds].map(({ rule }) => rule);
    expect(
      rules.filter((rule) => edit.expected.includes(rule)),
      rules.join(' '),
    ).not.toEqual([]);
  });
});

describe('an edit that does no harm', () => {
  it.each(readEdits('harmless').map((edit) => [edit.row, edit] as const))('%s', (_row, edit) => {
    const { stops, reminds } = judge(edit);
    expect(stops).toEqual([]);
    if (edit.expected.includes('quiet')) expect(reminds).toEqual([]);
  });
});
