import { expect, it } from 'vitest';
import { modelFiles } from '../../../../src/search/model/write-model.ts';

it('a file without a feature is not written: publishing takes an empty file for a damaged one', () => {
  const files = modelFiles({ entries: [], said: [], gaps: [], redirects: {}, topics: {} });
  expect([...files].filter(([, content]) => content.length === 0)).toEqual([]);
  const { written, sounds } = JSON.parse(String(files.get('model.json')));
  expect([...written.files, ...sounds.files]).toEqual([null, null]);
});
