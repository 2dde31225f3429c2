import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, it } from 'vitest';
import type { EntriesJson } from '../../src/export/contracts.ts';
import { keptSite } from '../built/kept-sites.ts';
import { attribute, readPages } from '../built/pages.ts';
import { tracesOf } from '../built/starlight-traces.ts';

const site = await keptSite('frozen');
const pages = readPages(site);
const { entries }: EntriesJson = JSON.parse(readFileSync(join(site, 'entries.json'), 'utf8'));

describe("Starlight's page", () => {
  it('has nothing of its own in any slot: neither elements nor scripts nor styles', () => {
    expect(tracesOf(site)).toEqual([]);
  });

  it('brings none of the styles that only its own parts need', () => {
    const folder = join(site, '_astro');
    const sheets = readdirSync(folder).filter((file) => file.endsWith('.css'));
    const foreign = sheets.filter((file) =>
      /--sl-(?:hue|nav)|starlight-aside/.test(readFileSync(join(folder, file), 'utf8')),
    );
    expect(sheets.length).toBeGreaterThan(3);
    expect(foreign).toEqual([]);
  });
});

describe("a document of Starlight's", () => {
  const built = entries.map(({ number, title, url, updated }) => {
    const tree = pages.find((page) => page.url === url)?.tree;
    const foot = tree ? selectAll('.entry-foot', tree) : [];
    const links = foot.flatMap((part) => selectAll('a', part)).filter((link) => toText(link) === '改这一条');
    return {
      number,
      answers: tree ? selectAll('main article', tree).map((article) => attribute(article, 'dataEntry')) : [],
      headings: tree ? selectAll('h1', tree).map((heading) => toText(heading)) : [],
      edit: links.map((link) => attribute(link, 'href')),
      updated: foot.flatMap((part) => selectAll('time', part)).map((time) => attribute(time, 'dateTime')),
      expected: { title, edit: `/write/?q=${number}`, updated },
    };
  });

  it('is one answer with one heading', () => {
    expect(built.map(({ answers, headings }) => ({ answers, headings }))).toEqual(
      built.map(({ number, expected }) => ({ answers: [String(number)], headings: [expected.title] })),
    );
  });

  it('leads to the page where it is edited, and says when that file was last changed', () => {
    expect(built.map(({ edit, updated }) => ({ edit, updated }))).toEqual(
      built.map(({ expected }) => ({ edit: [expected.edit], updated: expected.updated ? [expected.updated] : [] })),
    );
  });
});
