import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { followers, generatedFiles } from '../../../cli/generated-files.ts';

// What follows content/ may lag behind an edit in the browser: the gate reminds of that in the pull request.
const own = Object.entries(generatedFiles()).filter(([path]) => !followers.includes(path));

it.each(own)('%s is as npm run generate writes it', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});
