import { describe, expect, it } from 'vitest';
import { judgeAll, readEdits } from './edits.ts';

const harmless = judgeAll(readEdits('harmless'));

describe('an edit that does no harm', () => {
  it.each([...harmless].map(([edit, verdict]) => [edit.row, edit, verdict] as const))('%s', (_row, edit, verdict) => {
    expect(verdict.stops).toEqual([]);
    // That a text reads otherwise is said of every edit.
    if (edit.expected.includes('quiet')) expect(verdict.reminds.filter(({ rule }) => rule !== 'reworded')).toEqual([]);
  });
});
