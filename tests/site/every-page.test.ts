import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { describe, expect, it } from 'vitest';
import { nameSlots } from '../../src/entry/slots.ts';
import { dist } from '../built/build.ts';
import { frozenContent } from '../built/corpora.ts';
import { keptSite } from '../built/kept-sites.ts';
import { attribute, attributes, type Page, readable, readPages } from '../built/pages.ts';

const sites = [
  // What editors write there changes every day: of these pages only that is asked which holds for any content.
  { name: 'the real corpus', site: dist },
  { name: 'the frozen corpus', site: await keptSite('frozen') },
  { name: 'the sample corpus', site: await keptSite('sample') },
  { name: 'the site below a path', site: await keptSite('belowPath') },
];

describe.each(sites)('every page of $name', ({ site }) => {
  const pages = readPages(site);
  /** The pages about which `isWrong` finds something. */
  const wrong = (find: (page: Page) => unknown[]) =>
    pages.flatMap((page) => {
      const found = find(page);
      return found.length > 0 ? [{ url: page.url, found }] : [];
    });

  it('is there: home, 404, map, topics, entries and short links', () => {
    const urls = pages.map(({ url }) => url);
    expect(urls).toEqual(expect.arrayContaining(['/', '/404.html', '/map/']));
    expect(urls.some((url) => /^\/q\/\d+\/$/.test(url))).toBe(true);
    expect(pages.length).toBeGreaterThan(20);
  });

  it('carries the confidentiality line exactly once', () => {
    const counts = pages.map(({ url, tree }) => ({
      url,
      texts: selectAll('.confidential', tree).map((e) => toText(e)),
    }));
    expect(counts.filter(({ texts }) => texts.length !== 1 || texts[0] !== '快手内部文档，请勿外传')).toEqual([]);
  });

  it('is in Chinese, and says so', () => {
    expect(wrong((page) => (attributes(page, 'html', 'lang')[0] === 'zh-CN' ? [] : ['lang']))).toEqual([]);
  });

  it('keeps crawlers out and sends no referrer', () => {
    const meta = (page: Page, name: string) => attributes(page, `meta[name="${name}"]`, 'content').join();
    expect(wrong((page) => (meta(page, 'robots').includes('noindex') ? [] : [meta(page, 'robots')]))).toEqual([]);
    expect(wrong((page) => (meta(page, 'referrer') === 'no-referrer' ? [] : [meta(page, 'referrer')]))).toEqual([]);
  });

  it('loads nothing from another host', () => {
    const loads = (page: Page) => [
      ...attributes(page, '[src]', 'src'),
      ...attributes(page, '[srcset]', 'srcSet'),
      ...attributes(page, 'link[href], use[href], image[href]', 'href'),
      ...attributes(page, 'form[action]', 'action'),
      ...[...page.html.matchAll(/url\(([^)]*)\)/g)].map((match) => match[1] ?? ''),
    ];
    expect(wrong((page) => loads(page).filter((url) => /^\s*(?:[a-z]+:)?\/\//i.test(url)))).toEqual([]);
  });

  it('opens links to other hosts without handing them the page', () => {
    const unsafe = (page: Page) =>
      selectAll('a[href^="http"], a[href^="//"]', page.tree)
        .filter((link) => !['noopener', 'noreferrer'].every((word) => (attribute(link, 'rel') ?? '').includes(word)))
        .map((link) => attribute(link, 'href'));
    expect(wrong(unsafe)).toEqual([]);
  });

  it('shows no mark of the dialect, and copies none', () => {
    const marks = /\*\*|:{3,}|：：：|\{\{|\}\}|undefined|\[object|NaN/;
    // A slot is copied as what the agent fills in.
    const copies = (page: Page) => attributes(page, '[data-copy]', 'dataCopy').map(nameSlots);
    const texts = (page: Page) => [readable(page), ...copies(page), ...attributes(page, '[data-ticket]', 'dataTicket')];
    expect(wrong((page) => texts(page).flatMap((text) => marks.exec(text)?.[0] ?? []))).toEqual([]);
  });

  it('has no identifier twice, and every reference to one leads somewhere', () => {
    const twice = (page: Page) => {
      const ids = attributes(page, '[id]', 'id');
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    };
    const dangling = (page: Page) => {
      const ids = new Set(attributes(page, '[id]', 'id'));
      const references = [
        ...attributes(page, '[aria-labelledby]', 'ariaLabelledBy').flatMap((list) => list.split(' ')),
        ...attributes(page, '[for]', 'htmlFor'),
      ];
      return references.filter((id) => !ids.has(id));
    };
    expect(wrong(twice)).toEqual([]);
    expect(wrong(dangling)).toEqual([]);
  });

  it('has one main heading and a title of its own', () => {
    // An address that is no longer used leads on, as short links do.
    const leadsOn = ({ tree }: Page) => selectAll('meta[http-equiv="refresh"]', tree).length > 0;
    const articles = pages.filter((page) => !page.url.startsWith('/q/') && !leadsOn(page));
    expect(articles.filter(({ tree }) => selectAll('h1', tree).length !== 1).map(({ url }) => url)).toEqual([]);
    const titles = articles.map(({ tree }) =>
      selectAll('title', tree)
        .map((title) => toText(title))
        .join(),
    );
    expect(titles.filter((title, index) => title === '' || titles.indexOf(title) !== index)).toEqual([]);
  });
});

describe('what is left of English', async () => {
  const frozen = await keptSite('frozen');

  it('is nothing but the words of the corpus and the keys', () => {
    const written = readdirSync(frozenContent, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(md|yml)$/.test(file))
      .map((file) => readFileSync(join(frozenContent, file), 'utf8'))
      .join('\n');
    const words = (text: string) => text.match(/[A-Za-z]{2,}/g) ?? [];
    const known = new Set([...words(written), 'QA', 'Ctrl', 'Esc', 'Enter', 'Tab', 'CSV', 'Excel', 'Atom']);
    // The list of changes and the history of an entry quote what is no longer written anywhere.
    const pages = readPages(frozen).filter(({ url }) => !url.startsWith('/changes/') && !url.endsWith('/history/'));
    const leftovers = pages.flatMap((page) => words(readable(page)).filter((word) => !known.has(word)));
    expect([...new Set(leftovers)]).toEqual([]);
  });
});

describe('crawlers', () => {
  it('are turned away by robots.txt, and there is no sitemap', () => {
    expect(readFileSync(join(dist, 'robots.txt'), 'utf8')).toMatch(/User-agent: \*\s+Disallow: \/\s*$/);
    expect(readdirSync(dist).filter((file) => /sitemap/i.test(file))).toEqual([]);
  });
});

describe('the built folder', () => {
  it('holds no source map and no file of the project', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    const allowed = /^q\/\d+\.md$/;
    const strange = files.filter((file) => /\.(map|md|ts|astro|ya?ml)$/.test(file) && !allowed.test(file));
    expect(strange).toEqual([]);
  });

  it("holds Pagefind's client with our patches", () => {
    expect(readFileSync(join(dist, 'pagefind/pagefind.js'), 'utf8')).toContain('var detectLanguage=()=>"unknown"');
  });

  it('says which version it is', () => {
    const version = JSON.parse(readFileSync(join(dist, 'version.json'), 'utf8'));
    expect(version).toMatchObject({ built: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/) });
    if (existsSync('.git')) expect(version.commit).toMatch(/^[0-9a-f]{40}$/);
  });
});
