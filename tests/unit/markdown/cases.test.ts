import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../src/markdown/parse-entry.ts';
import { fileWith, siteData } from '../entry/site-data.ts';

const folder = new URL('../../cases/', import.meta.url);

describe('Markdown as Chinese text needs it', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', (name) => {
    const [source = '', html, text] = readFileSync(new URL(name, folder), 'utf8').split(/\n=== (?:html|text)\n/);
    const { entry, problems } = parseEntry('content/membership/x.md', fileWith(`:::话术\n${source}\n:::`), siteData);
    expect(problems).toEqual([]);
    expect(entry?.blocks[0]).toEqual({ kind: 'reply', html, text: text?.trimEnd() });
  });
});
