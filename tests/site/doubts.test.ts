import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, it } from 'vitest';
import { entriesNamedIn } from '../../src/entry/named-entries.ts';
import type { EntriesJson } from '../../src/export/contracts.ts';
import { keptSite } from '../built/kept-sites.ts';
import { attributes, type Page, readPages } from '../built/pages.ts';

const site = await keptSite('frozen');
const { entries }: EntriesJson = JSON.parse(readFileSync(join(site, 'entries.json'), 'utf8'));
const pages = new Map(readPages(site).map((page) => [page.url, page]));
const urlOf = new Map(entries.map(({ number, url }) => [number, url]));

function pageOf(url: string): Page {
  const page = pages.get(url);
  if (!page) throw new Error(`no page ${url}`);
  return page;
}

describe('the page of an entry', () => {
  it('links each entry that a doubt names', () => {
    const naming = entries.flatMap(({ url, verify }) => {
      const numbers = verify.flatMap((doubt) => entriesNamedIn(doubt, (number) => urlOf.has(number)));
      return numbers.length > 0 ? [{ url, numbers }] : [];
    });
    expect(naming.length).toBeGreaterThan(10);
    for (const { url, numbers } of naming)
      expect(attributes(pageOf(url), '.doubts a', 'href'), url).toEqual(
        expect.arrayContaining(numbers.map((number) => urlOf.get(number))),
      );
  });

  it('shows the doubt word for word', () => {
    for (const { url, verify } of entries.filter(({ verify }) => verify.length > 0))
      expect(selectAll('.doubts li', pageOf(url).tree).map((item) => toText(item).trim())).toEqual(verify);
  });

  it('lists the entries it relates to, and those that relate to it, each once', () => {
    for (const { number, url, related } of entries) {
      const relating = entries.filter((other) => other.related.includes(number) && !related.includes(other.number));
      const own = related.map((other) => urlOf.get(other));
      const back = relating.slice(0, 12).map((other) => other.url);
      expect(attributes(pageOf(url), '.related a', 'href'), url).toEqual([...own, ...back]);
    }
  });
});

describe('the health dashboard', () => {
  it('says what is open about the source as a whole, with links', () => {
    const page = pageOf('/health/');
    const said = selectAll('.source li', page.tree).map((item) => toText(item).trim());
    expect(said).toEqual([expect.stringMatching(/^待核实：.*未上线/), expect.stringMatching(/^缺少附件：.*思维导图/)]);
    expect(attributes(page, '.source a', 'href')).toEqual([urlOf.get(1001)]);
  });

  it('links the numbers in its list of doubts', () => {
    expect(attributes(pageOf('/health/doubtful/'), '.want[data-internal] a[title]', 'href')).toContain(urlOf.get(1059));
  });

  it('has no such section where nothing is open', async () => {
    const page = readPages(await keptSite('sample')).find(({ url }) => url === '/health/');
    expect(page && selectAll('.source', page.tree)).toEqual([]);
  });
});
