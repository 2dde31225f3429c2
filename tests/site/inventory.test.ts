import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EntriesJson } from '../../src/export/contracts.ts';
import { keptSite } from '../built/kept-sites.ts';
import { attributes, readPages } from '../built/pages.ts';
import numbers from '../numbers.json' with { type: 'json' };

const site = await keptSite('frozen');
const pages = readPages(site);
const { entries }: EntriesJson = JSON.parse(readFileSync(join(site, 'entries.json'), 'utf8'));

describe('the numbers that have been given away', () => {
  const headings = pages.map((page) => ({ url: page.url, ids: attributes(page, 'h1[id]', 'id') }));
  it.each(numbers)('$number is at /$topic/$slug/, and nowhere else', ({ number, topic, slug }) => {
    const own = headings.filter(({ ids }) => ids.includes(`title-${number}`));
    expect(own.map(({ url }) => url)).toEqual([`/${topic}/${slug}/`]);
    expect(entries.filter((entry) => entry.number === number).map(({ url }) => url)).toEqual([`/${topic}/${slug}/`]);
  });

  it.each(numbers)('/q/$number/ leads to its entry', ({ number, topic, slug }) => {
    const page = pages.find(({ url }) => url === `/q/${number}/`);
    expect(page && attributes(page, 'meta[http-equiv="refresh"]', 'content')).toEqual([`0; url=/${topic}/${slug}/`]);
    expect(page && attributes(page, 'a', 'href')).toEqual([`/${topic}/${slug}/`]);
  });

  it('stand in the list of their topic and on the map, once each', () => {
    const map = pages.find(({ url }) => url === '/map/');
    const onMap = map ? attributes(map, '.map a', 'href') : [];
    for (const { topic, slug, number } of numbers) {
      const listed = pages
        .filter(({ url }) => url === `/${topic}/` || url.startsWith(`/${topic}/page/`))
        .flatMap((page) => attributes(page, '.entry-list [data-entry]', 'dataEntry'));
      expect(
        listed.filter((found) => found === String(number)),
        `${number}`,
      ).toHaveLength(1);
      expect(
        onMap.filter((href) => href === `/${topic}/${slug}/`),
        `${number} on the map`,
      ).toHaveLength(1);
    }
  });

  it('keep their short links below a path', async () => {
    const based = readPages(await keptSite('belowPath')).find(({ url }) => url === '/q/1002/');
    expect(based && attributes(based, 'a', 'href')).toEqual(['/kling-qa/samples/branches/']);
  });
});

describe('what customers say', () => {
  it('is there for every entry, five times or more', () => {
    const known = new Set(numbers.map(({ number }) => number));
    const few = entries.filter(({ number, aliases }) => known.has(number) && aliases.length < 5);
    expect(few.map(({ number }) => number)).toEqual([]);
  });

  it('belongs to one entry only', () => {
    const bare = (text: string) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\p{P}\p{S}\s]/gu, '');
    const owners = new Map<string, number[]>();
    for (const { number, title, aliases } of entries)
      for (const text of [title, ...aliases]) owners.set(bare(text), [...(owners.get(bare(text)) ?? []), number]);
    expect([...owners].filter(([, found]) => found.length > 1)).toEqual([]);
  });
});
