import { cpSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { buildSoundSite } from '../built/build.ts';
import { sampleContent } from '../built/corpora.ts';
import { Repository } from '../unit/changes/repository.ts';
import { expectNoViolations } from './axe.ts';
import { sites } from './sites.ts';
import { expect, test, thorough } from './support.ts';

// A clone with a history of its own, built before and after a change: what the site says about its state.
test.describe.configure({ mode: 'serial' });

let repository: Repository;
let before: string;
let after: string;
let server: Server;
let origin: string;
/** The build that is live. */
let live: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  repository = new Repository();
  cpSync(sampleContent, repository.content, { recursive: true });
  repository.commit('2026-11-20T02:00:00Z', {});
  before = await buildSoundSite({ content: repository.content });
  const plain = text('samples/plain.md').replace('即可去除', '就可以去掉水印');
  const marked = text('samples/marked.md').replace('两段话术之间的说明', '换过的说明');
  repository.commit('2026-11-21T02:00:00Z', { 'samples/plain.md': plain });
  repository.commit('2026-11-22T02:00:00Z', { 'samples/marked.md': marked });
  repository.commit('2026-11-23T02:00:00Z', { 'facts.yml': text('facts.yml').replace('3 个工作日', '5 个工作日') });
  after = await buildSoundSite({ content: repository.content });
  live = after;
  server = createServer(({ url = '/' }, response) => serve(new URL(url, 'http://x').pathname, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://${sites.host}:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => {
  server.close();
  repository.remove();
  for (const site of [before, after]) rmSync(site, { recursive: true, force: true });
});

test.beforeEach(() => {
  live = after;
});

test.describe('质量看板', () => {
  test('every number opens the list of those entries, also without scripts', async ({ browser }) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${origin}/health/`);
    const numbers = page.locator('.tally td a');
    const links = await numbers.evaluateAll((all) =>
      all.map((link) => ({ href: link.getAttribute('href') ?? '', count: Number(link.textContent) })),
    );
    expect(links.length).toBeGreaterThan(5);
    for (const { href, count } of links) {
      await page.goto(origin + href);
      const heading = page.locator(`[id="${decodeURI(href.split('#')[1] ?? '')}"]`);
      await expect(heading).toBeVisible();
      await expect(heading.locator('xpath=..').locator('.wants > li')).toHaveCount(count);
    }
    await page.context().close();
  });

  test('judges by the day of the build, and says so', async ({ page }) => {
    await page.goto(`${origin}/health/expired/`);
    await expect(page.locator('.wants')).toContainText('已于 2026-07-31 到期');
    await expect(page.locator('.topic-head time')).toHaveText(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('the list downloads as CSV that Excel reads in Chinese', async ({ page }) => {
    await page.goto(`${origin}/health/`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('CSV').click()]);
    expect(download.suggestedFilename()).toBe('health.csv');
    const bytes = readFileSync(await download.path());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(10);
    expect(lines.find((line) => line.startsWith('1004,'))).toContain('金额须核实');
  });
});

test.describe('最近更新', () => {
  test('shows old → new of what agents would send, and names internal changes without quoting them', async ({
    page,
  }) => {
    await page.goto(`${origin}/changes/`);
    const text = page.locator('#n1001 .difference-text');
    expect((await text.locator('del').allTextContents()).join()).toContain('即可');
    expect((await text.locator('ins').allTextContents()).join()).toContain('就可以');
    await expect(text).toContainText('「无水印下载」');
    await expect(page.locator('.change', { hasText: '#1006' }).filter({ hasText: '内部说明' })).toHaveCount(1);
    expect(await page.content()).not.toContain('换过的说明');
    const days = await page.locator('h2 time').allTextContents();
    expect(days).toEqual(['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20']);
  });

  test('a changed fact comes with the entries it reaches', async ({ page }) => {
    await page.goto(`${origin}/changes/`);
    const day = page.locator('section', { has: page.locator('#day-2026-11-23') });
    await expect(day.locator('.entry-number')).toHaveText(['#1002', '#1006']);
    await expect(day.locator('.change').first()).toContainText('告诉客户的话');
  });

  test('what changed in an entry on one day is one item', async ({ page }) => {
    await page.goto(`${origin}/changes/`);
    for (const day of await page.locator('section:has(.change)').all()) {
      const numbers = await day.locator('.entry-number').allTextContents();
      expect(numbers).toEqual([...new Set(numbers)]);
    }
  });

  test('can be read by topic', thorough, async ({ page }) => {
    await page.goto(`${origin}/changes/samples/nested/`);
    await expect(page.locator('.change .entry-number')).toHaveText(['#1008']);
  });

  test('the feed has the same changes, and nothing internal', async ({ request, page }) => {
    const feed = await (await request.get(sites.onLoopback(`${origin}/changes/feed.xml`))).text();
    await page.goto('about:blank');
    const titles = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml');
      return [...document.querySelectorAll('entry > title')].map(({ textContent }) => textContent);
    }, feed);
    expect(titles.slice(0, 4)).toEqual([
      '改动：#1002 要先问清情形的问题',
      '改动：#1006 机密标记：标题',
      '改动：#1006 机密标记：标题',
      '改动：#1001 各种写法的一段话术',
    ]);
    expect(feed).not.toContain('换过的说明');
  });
});

test.describe('what changed since the last visit', () => {
  const marks = (page: Page) => page.locator('.badge.fresh');

  test('a first visit shows no mark', thorough, async ({ page }) => {
    for (const path of ['/', '/samples/', '/changes/']) {
      await page.goto(origin + path);
      await expect(marks(page)).toHaveCount(0);
    }
  });

  test('marks what changed on home, topic and changes, for the whole visit', async ({ browser }) => {
    const page = await returningTo(await browser.newContext());
    for (let round = 0; round < 2; round++) {
      await page.goto(`${origin}/samples/`);
      await expect(page.locator('[data-entry="1001"]').locator('.badge.fresh')).toHaveCount(1);
      await expect(page.locator('[data-entry="1003"]').locator('.badge.fresh')).toHaveCount(0);
      await page.goto(`${origin}/`);
      const recent = page.getByRole('region', { name: '最近更新' });
      await expect(recent.locator('.entry-link', { hasText: '#1001' }).locator('.badge.fresh')).toHaveCount(1);
      await page.goto(`${origin}/changes/`);
      await expect(marks(page)).toHaveCount(4);
    }
  });

  test(
    'leaves on 最近更新 only what changed since the last visit, if the reader wants that',
    thorough,
    async ({ browser }) => {
      const page = await returningTo(await browser.newContext());
      await page.goto(`${origin}/changes/`);
      const items = page.locator('.change:visible');
      const all = await items.count();
      const only = page.getByRole('button', { name: '只看上次之后改的 4 条' });
      await only.click();
      await expect(items).toHaveCount(4);
      expect(all).toBeGreaterThan(4);
      await only.click();
      await expect(items).toHaveCount(all);
    },
  );

  test('lists on home the replies that changed, old to new in one line, until the reader has taken note', async ({
    browser,
  }) => {
    const page = await returningTo(await browser.newContext());
    await page.goto(`${origin}/`);
    const since = page.getByRole('region', { name: '上次之后改了的话术' });
    await expect(since.getByRole('listitem').filter({ hasText: '#1001' })).toBeVisible();
    const line = since.locator('.difference-text').first();
    expect(await line.evaluate((element) => element.getClientRects().length)).toBe(1);
    await since.getByRole('button', { name: '知道了' }).click();
    await expect(since).toBeHidden();
    await page.reload();
    await expect(since).toBeHidden();
  });

  test('the next visit starts afresh', thorough, async ({ browser }) => {
    const page = await returningTo(await browser.newContext());
    await page.clock.install();
    await page.goto(`${origin}/changes/`);
    await expect(marks(page)).toHaveCount(4);
    await page.clock.setFixedTime(Date.now() + 24 * 3_600_000);
    await page.goto(`${origin}/changes/`);
    await expect(marks(page)).toHaveCount(0);
  });

  test('garbage in its memory does no harm', thorough, async ({ page }) => {
    await page.goto(`${origin}/`);
    for (const memory of ['garbage', '{"seen":"1"}', '[]', '{"seen":1e999,"latest":1,"at":1}']) {
      await page.evaluate((text) => localStorage.setItem('visit', text), memory);
      await page.goto(`${origin}/changes/`);
      await expect(marks(page), memory).toHaveCount(0);
      const kept = await page.evaluate(() => localStorage.getItem('visit'));
      expect(JSON.parse(kept ?? ''), memory).toHaveProperty('seen');
    }
  });

  test('neither does a device that forbids to remember', thorough, async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      }),
    );
    await page.goto(`${origin}/changes/`);
    await expect(marks(page)).toHaveCount(0);
  });

  test('costs an entry page nothing', async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script' || request.resourceType() === 'stylesheet') scripts.push(request.url());
    });
    await page.goto(`${origin}/samples/plain/`);
    expect(scripts.filter((url) => /Visits|changes-health/.test(url))).toEqual([]);
  });
});

test.describe('报告问题', () => {
  /** What the issue would say if the link were followed. */
  async function report(page: Page): Promise<string> {
    const link = page.getByRole('link', { name: '报告问题' });
    await link.dispatchEvent('pointerdown');
    return new URL((await link.getAttribute('href')) ?? '').searchParams.get('issue[description]') ?? '';
  }

  test('carries number, address and the reply on screen, without what was searched', async ({ page }) => {
    await page.goto(`${origin}/samples/branches/?q=13800138000`);
    await page.getByText('在手机上买的').first().click();
    const text = await report(page);
    expect(text).toContain('#1002 要先问清情形的问题');
    expect(text).toContain(`网址：${origin}/samples/branches/\n`);
    expect(text).toContain('手机端的答复。');
    expect(text).not.toMatch(/网页端的答复|内部说明|13800138000/);
    await page.getByText('在网页端买的').first().click();
    expect(await report(page)).toMatch(/网页端的答复/);
    expect((await report(page)).match(/看到的话术/g)).toHaveLength(1);
  });

  test('has number and short link without scripts', async ({ browser }) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${origin}/samples/plain/`);
    const href = await page.getByRole('link', { name: '报告问题' }).getAttribute('href');
    const query = new URL(href ?? '').searchParams;
    expect(query.get('issue[title]')).toBe('报告问题：#1001 各种写法的一段话术');
    expect(query.get('issue[description]')).toContain('/q/1001/');
    await page.context().close();
  });
});

const paths = ['/health/', '/health/unreviewed/', '/changes/'];

test('axe finds nothing, and nothing is cut off at 320 px', thorough, async ({ browser }) => {
  const page = await returningTo(await browser.newContext());
  for (const path of paths)
    await test.step(path, async () => {
      await expectNoViolations(page, () => page.goto(origin + path));
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  await page.context().close();
});

test('printed, the pages keep their numbers, bars and words', thorough, async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const path of paths) {
    await page.goto(origin + path);
    await expect(page.getByText('快手内部文档，请勿外传')).toBeVisible();
    await expect(page.locator('h1')).toHaveCSS('color', 'rgb(0, 0, 0)');
  }
  await page.goto(`${origin}/health/`);
  await expect(page.locator('.bar.want .value').first()).toHaveCSS('fill', 'rgb(85, 85, 85)');
});

/** A page that has marks to show. */
async function returningTo(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  live = before;
  await page.goto(`${origin}/`);
  live = after;
  return page;
}

/** A file of the content folder as it is now. */
function text(path: string): string {
  return readFileSync(join(repository.content, path), 'utf8');
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/atom+xml; charset=utf-8',
};

function serve(path: string, response: ServerResponse): void {
  const file = join(live, path.endsWith('/') ? `${path}index.html` : path);
  try {
    const body = readFileSync(file);
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
