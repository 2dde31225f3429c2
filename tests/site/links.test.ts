import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dist } from '../built/build.ts';
import { keptSite } from '../built/kept-sites.ts';
import { attributes, type Page, readPages } from '../built/pages.ts';

const host = 'http://site.test';
const sites = [
  { name: 'the real corpus', site: dist, base: '/' },
  { name: 'the frozen corpus', site: await keptSite('frozen'), base: '/' },
  { name: 'the sample corpus', site: await keptSite('sample'), base: '/' },
  { name: 'the site below a path', site: await keptSite('belowPath'), base: '/kling-qa/' },
];

describe.each(sites)('every address in $name', ({ site, base }) => {
  const pages = readPages(site);
  const anchors = new Map(pages.map((page) => [page.url, new Set(attributes(page, '[id]', 'id'))]));

  /** Why an address leads nowhere, or null. */
  function broken(address: string, page: Page): string | null {
    const url = new URL(address, host + base.slice(0, -1) + page.url);
    if (url.origin !== host) return null;
    if (!url.pathname.startsWith(base)) return 'outside the base path';
    const path = `/${decodeURIComponent(url.pathname.slice(base.length))}`;
    // A folder without its slash costs a redirect on every click.
    const file = join(site, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) return 'no such file';
    if (url.hash && !anchors.get(path)?.has(decodeURIComponent(url.hash.slice(1)))) return 'no such anchor';
    return null;
  }

  it.each([
    ['links', 'a[href]', 'href'],
    ['styles and icons', 'link[href]', 'href'],
    ['scripts and images', '[src]', 'src'],
    ['forms', 'form[action]', 'action'],
    ['short links for tickets', '[data-short-link]', 'dataShortLink'],
  ])('leads somewhere: %s', (_what, selector, name) => {
    const found = pages.flatMap((page) => attributes(page, selector, name).map((address) => ({ address, page })));
    expect(found.length).toBeGreaterThan(0);
    const dead = found.flatMap(({ address, page }) => {
      const reason = broken(address, page);
      return reason ? [`${page.url} → ${address}: ${reason}`] : [];
    });
    expect(dead).toEqual([]);
  });
});
