import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signature } from '../../src/search/pagefind/fragment.ts';
import { get, type Nginx, withoutNginx } from '../nginx/nginx.ts';
import { host, isHacked, nothing, openBrowser, type Trouble, watch } from './browser.ts';
import { base, serveHostileSite } from './hostile-site.ts';

const payloads = [
  '<script>hacked=1</script>',
  '"><img src=x onerror=hacked=1>',
  '<svg/onload=hacked=1>',
  "';hacked=1;//",
  'javascript:hacked=1',
  '{{constructor.constructor("hacked=1")()}}',
  '</textarea></title></script><script>hacked=1</script>',
  '__proto__',
  '水印"><iframe srcdoc="<script>parent.hacked=1</script>">',
];

let nginx: Nginx;
beforeAll(async () => {
  if (!withoutNginx) nginx = await serveHostileSite();
});
afterAll(() => nginx?.stop());

// Twice: under the policy, and without it, because the policy is the second wall and not the first.
describe.skipIf(withoutNginx).each([false, true])('injected text stays text (policy off: %s)', (bypassCSP) => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let trouble: Trouble;
  const open = (path: string) => page.goto(`http://${host}:${nginx.port}${base}${path}`);
  const thorough = { tags: ['thorough'] };
  const thoroughUnderPolicy = bypassCSP ? {} : thorough;
  const settle = () => page.waitForTimeout(100);
  const expectUnharmed = async (what: string) => {
    expect(await isHacked(page), what).toBe(false);
    expect({ ...trouble, exceptions: [] }, what).toEqual(nothing);
  };

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({ locale: 'zh-CN', bypassCSP });
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    page = await context.newPage();
    trouble = await watch(page);
  });
  afterEach(() => page.close());

  it('in entries, aliases, topics, routes and facts, on every kind of page', async () => {
    for (const path of [
      '',
      'traps/',
      'traps/trap/',
      'traps/second/',
      'map/',
      'search/',
      'health/',
      'changes/',
      'nothing/',
    ]) {
      await open(path);
      await page.locator('[data-copy], [data-ticket], summary').evaluateAll((all) => {
        for (const element of all) if (element.getClientRects().length > 0) (element as HTMLElement).click();
      });
      await expectUnharmed(path);
      expect(await page.locator('script:not([src])').count(), path).toBeLessThanOrEqual(1);
      expect(
        await page.locator('[onerror], [onload], [onclick], [onfocus], [onmouseover], iframe, [style]').count(),
        path,
      ).toBe(0);
    }
    await open('q/1003/');
    await page.waitForURL('**/traps/trap/');
    await expectUnharmed('a retired number');
    expect(trouble.exceptions).toEqual([]);
  });

  it('in the address of the search page, its hash and its field', thorough, async () => {
    for (const payload of bypassCSP ? payloads : payloads.slice(0, 3)) {
      const encoded = encodeURIComponent(payload);
      for (const path of [
        `search/?q=${encoded}`,
        `search/?q=${encoded}&topic=${encoded}&status=${encoded}`,
        `search/#${encoded}`,
        `traps/trap/?q=${encoded}#${encoded}`,
        `traps/trap/#:~:text=${encoded}`,
      ]) {
        await open(path);
        await settle();
        await expectUnharmed(path);
      }
      await open('search/');
      await page.locator('[name=q]').first().fill(payload);
      await settle();
      await expectUnharmed(`typed: ${payload}`);
    }
    expect(trouble.exceptions).toEqual([]);
  });

  it('in results that hold it', thoroughUnderPolicy, async () => {
    await open('search/?q=%E6%B0%B4%E5%8D%B0');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await settle();
    await expectUnharmed('results');
    expect(await page.locator('[role=option] script, [role=option] img, .search-output script').count()).toBe(0);
  });

  it('in what the device has stored', thorough, async () => {
    const garbage = [
      '<img src=x onerror=hacked=1>',
      '{"queries":["<script>hacked=1</script>"],"entries":[{"number":1,"title":"<img src=x onerror=hacked=1>","url":"javascript:hacked=1"}]}',
      '{"queries":{"length":99},"entries":[null,1,{"url":"//evil.example/"},{"number":1,"title":"x","url":"/\\\\evil.example"}]}',
      'null',
      '[]',
      '{"__proto__":{"hacked":1}}',
      '9'.repeat(100_000),
      '\u0000\ud800',
    ];
    await open('');
    for (const value of bypassCSP ? garbage : garbage.slice(0, 2)) {
      await page.evaluate((text) => {
        for (const key of ['theme', 'recent', 'visit', 'seen', 'last-visit', ...Object.keys(localStorage)])
          localStorage.setItem(key, text);
      }, value);
      for (const path of ['', 'search/', 'changes/', 'traps/trap/']) {
        await open(path);
        await settle();
        await expectUnharmed(`${value.slice(0, 60)} at ${path}`);
        expect(await page.locator('a[href^="javascript:"], a[href*="evil"]').count()).toBe(0);
      }
    }
    expect(trouble.exceptions).toEqual([]);
    await page.evaluate(() => localStorage.clear());
  });

  it('where the browser forbids storage, and everything still works', thoroughUnderPolicy, async () => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    await open('traps/second/');
    await page.locator('[data-copy-kind=reply]').first().click();
    await expect.poll(() => page.locator('#toast').textContent()).toContain('已复制');
    const before = await page.locator('html').getAttribute('data-theme');
    await page.locator('.icon-button[data-theme-toggle]').click();
    expect(await page.locator('html').getAttribute('data-theme')).not.toBe(before);
    await open('search/?q=%E6%B0%B4%E5%8D%B0');
    await page.locator('[role=option]').first().waitFor();
    await open('changes/');
    expect(trouble.exceptions).toEqual([]);
  });

  const tampering: [what: string, tamper: (body: Buffer) => Buffer | string][] = [
    ['that is not one', () => 'garbage'],
    ['cut in half', (body: Buffer) => body.subarray(0, body.length / 2)],
    [
      'that holds markup',
      () =>
        `${signature}{"url":"javascript:hacked=1","content":"<img src=x onerror=hacked=1>","meta":{"card":{"title":"<img src=x onerror=hacked=1>","url":"javascript:hacked=1"}}}`,
    ],
    ['that is a page', () => '<!doctype html><script>hacked=1</script>'],
  ];
  const reach: [which: string, isReached: (pathname: string) => boolean, least: number][] = [
    ['all of it', () => true, 1],
    ['all but its first file', (pathname) => !pathname.endsWith('/model.json'), 2],
  ];
  it.each(
    tampering.flatMap(([what, tamper]) =>
      reach.map(([which, isReached, least]) => ({ what, which, tamper, isReached, least })),
    ),
  )('in a search index $what ($which)', thoroughUnderPolicy, async ({ tamper, isReached, least }) => {
    let tampered = 0;
    await page.route('**/pagefind/**', async (route) => {
      if (!isReached(new URL(route.request().url()).pathname)) return route.continue();
      tampered++;
      const { pathname } = new URL(route.request().url());
      const { headers, body } = await get(nginx.port, pathname);
      const isCode = /\.js$|\.pagefind$/.test(pathname);
      const sent = { 'content-type': headers['content-type'] ?? '' };
      await route.fulfill({ headers: sent, body: isCode ? body : tamper(body) });
    });
    await open('search/?q=%E6%B0%B4%E5%8D%B0');
    await page.waitForTimeout(1000);
    expect(tampered).toBeGreaterThanOrEqual(least);
    await expectUnharmed('tampered');
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    // The page is still of use: the topics, and the field to try again.
    expect(await page.locator('[name=q]').first().isVisible()).toBe(true);
    expect(await page.locator('.topic-card').count()).toBeGreaterThan(0);
  });
});
