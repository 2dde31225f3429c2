import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSoundSite } from '../built/build.ts';
import { grownCorpus } from '../built/corpora.ts';
import { keptSite } from '../built/kept-sites.ts';
import { type Page, readPages } from '../built/pages.ts';
import numbers from '../numbers.json' with { type: 'json' };

const added = 500;

describe(`the pages of a corpus with ${added} more entries`, { tags: 'thorough' }, () => {
  let corpus: string;
  let site: string;
  let grown: Map<string, Page>;
  let original: Map<string, Page>;

  beforeAll(async () => {
    original = new Map(readPages(await keptSite('frozen')).map((page) => [page.url, page]));
    corpus = grownCorpus([...new Set(numbers.map(({ topic }) => topic))], added);
    site = await buildSoundSite({ content: corpus });
    grown = new Map(readPages(site).map((page) => [page.url, page]));
  }, 120_000);
  afterAll(() => {
    for (const folder of [corpus, site]) rmSync(folder, { recursive: true, force: true });
  });

  it('include all of them', () => {
    expect([...grown.keys()].filter((url) => /^\/q\/2\d{4}\/$/.test(url))).toHaveLength(added);
  });

  it.each(numbers)('leave entry $number as large as it was', ({ topic, slug }) => {
    const size = (pages: Map<string, Page>) => pages.get(`/${topic}/${slug}/`)?.html.length ?? Number.NaN;
    expect(Math.abs(size(grown) / size(original) - 1)).toBeLessThan(0.02);
  });

  it('keep lists to what a page can hold', () => {
    const largest = Math.max(...[...grown.values()].map(({ html }) => html.length));
    expect(largest).toBeLessThan(400_000);
    const paged = [...grown.keys()].filter((url) => url.includes('/page/2/'));
    expect(paged.length).toBeGreaterThan(0);
  });
});
