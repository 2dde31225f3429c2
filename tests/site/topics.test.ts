import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildSoundSite } from '../built/build.ts';
import { corpusWith, entryFile, sampleContent } from '../built/corpora.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

it('a site that is built topic by topic is the same, byte for byte', {
  tags: 'thorough',
  timeout: 300_000,
}, async () => {
  const topics = readFileSync(join(sampleContent, 'topics.yml'), 'utf8');
  // Entries of two topics that lead to each other.
  const content = corpusWith(sampleContent, {
    'topics.yml': `${topics}\nothers: { label: 别的, description: 说明, owner: 客服组, reviewEvery: 180 }\n`,
    'others/one.md': entryFile(9001, {
      fields: 'aliases: [别的问法]\nrelated: [9002]\n',
      body: ':::话术\n见 [这里](/q/9002/)。\n:::',
    }),
    'samples/two.md': entryFile(9002, { fields: 'related: [9001]\n' }),
  });
  made.push(content);
  const [whole, parts] = [await buildSoundSite({ content }), await buildSoundSite({ content, topics: true })];
  made.push(whole, parts);
  const sums = (site: string) => readFileSync(join(site, 'SHA256SUMS'), 'utf8');
  expect(sums(parts)).toBe(sums(whole));
});
