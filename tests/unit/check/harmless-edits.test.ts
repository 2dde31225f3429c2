import { describe, expect } from 'vitest';
import { eachJudged } from './edits.ts';

describe('an edit that does no harm', () => {
  eachJudged('harmless', (edit, { stops, reminds }) => {
    expect(stops).toEqual([]);
    // That a text reads otherwise is said of every edit.
    if (edit.expected.includes('quiet')) expect(reminds.filter(({ rule }) => rule !== 'reworded')).toEqual([]);
  });
});
