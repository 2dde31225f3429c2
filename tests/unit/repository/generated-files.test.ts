import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../../cli/generated-files.ts';

it.each(Object.entries(generatedFiles()))('%s is as npm run generate writes it', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});
