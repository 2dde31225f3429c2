import { readFileSync, rmSync } from 'node:fs';
import { type Page, test as plainTest } from '@playwright/test';
import { type Guard, portOf, serveSite } from '../../cli/serve-site.ts';
import { corpusWith, entryFile, sampleContent } from '../built/corpora.ts';
import { keepSite } from '../built/kept-sites.ts';
import { sites } from './sites.ts';
import { expect, thorough } from './support.ts';

// The build is made once. The page is also opened as on https, under a host that other specs forbid.
plainTest.describe.configure({ mode: 'default' });

const body = ':::话术\n您好，入口在左上角。\n\n![入口在左上角](entrance.png)\n:::';

/** The port of a site that has a picture in a reply, and the beacon. */
const test = plainTest.extend<{ port: number }>({
  port: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures that are needed, and there are none.
    async ({}, use) => {
      const content = corpusWith(sampleContent, {
        'samples/picture.md': entryFile(1201, { body }),
        'samples/old-picture.md': entryFile(1202, { body, fields: 'validUntil: 2026-01-31\n' }),
      });
      const site = await keepSite('picture', { content, flags: { SITE_BEACON: '1' } });
      rmSync(content, { recursive: true });
      const guard: Guard = (path, response) => {
        if (path !== '/beacon') return false;
        response.writeHead(204).end();
        return true;
      };
      const server = await serveSite({ folder: site, port: 0, guard });
      await use(portOf(server));
      server.closeAllConnections();
      server.close();
    },
    { timeout: 180_000 },
  ],
});

/** The size of the picture on the clipboard; null if there is none. */
function sizeOnClipboard(page: Page): Promise<{ width: number; height: number } | null> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    if (!item?.types.includes('image/png')) return null;
    const { width, height } = await createImageBitmap(await item.getType('image/png'));
    return { width, height };
  });
}

test('on plain http a picture of a reply can be opened and saved', thorough, async ({ page, port }) => {
  await page.goto(`http://${sites.host}:${port}/samples/picture/`);
  const link = page.getByRole('link', { name: '打开图片，再另存' });
  const address = await link.getAttribute('href');
  expect(address).toMatch(/\/images\/.*\.png$/);
  expect((await page.request.get(sites.onLoopback(address ?? ''))).ok()).toBe(true);
  await expect(page.getByRole('button', { name: '复制图片' })).toHaveCount(0);
});

test('elsewhere the picture goes to the clipboard as PNG, on the page and in search', async ({
  page,
  port,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const picture = readFileSync(`${sampleContent}/samples/entrance.png`);
  const size = { width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) };
  await page.goto(`http://127.0.0.1:${port}/samples/picture/`);
  await page.getByRole('button', { name: '复制图片' }).click();
  await expect(page.locator('#toast')).toHaveText('已复制图片');
  expect(await sizeOnClipboard(page)).toEqual(size);
  await page.goto(`http://127.0.0.1:${port}/samples/plain/`);
  await page.evaluate(() => navigator.clipboard.writeText('空'));
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: '搜问题，或粘贴客户的话' }).fill('1201');
  await page.getByRole('button', { name: '复制图片' }).click();
  await expect(page.locator('#toast')).toHaveText('已复制图片');
  expect(await sizeOnClipboard(page)).toEqual(size);
  // Playwright leaves permissions as they are for the next test.
  await context.clearPermissions();
});

test('a picture of an expired entry is neither copied nor opened', async ({ page, port, context }) => {
  for (const [host, name] of [
    [sites.host, '打开图片，再另存'],
    ['127.0.0.1', '复制图片'],
  ]) {
    await page.goto(`http://${host}:${port}/samples/old-picture/`);
    await page.locator('.copy-image', { hasText: name ?? '' }).click();
    await expect(page.locator('#toast')).toHaveText('没有复制：这一条已于 2026-01-31 过期');
  }
  expect(context.pages()).toHaveLength(1);
});

test(
  'after a deploy the picture is copied that the server has by then, and none that was taken out',
  thorough,
  async ({ page, port, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.install();
    await page.goto(`http://127.0.0.1:${port}/samples/picture/`, { waitUntil: 'networkidle' });
    await page.route('**/version.json', (route) => route.fulfill({ json: { built: 'later' } }));
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    await page.route('**/images/**', (route) =>
      route.fulfill({ contentType: 'image/png', body: Buffer.from(pixel, 'base64') }),
    );
    await page.clock.fastForward(61_000);
    await page.getByRole('button', { name: '复制图片' }).click();
    await expect(page.locator('#toast')).toHaveText('已复制图片');
    expect(await sizeOnClipboard(page)).toEqual({ width: 1, height: 1 });
    await page.route('**/version.json', (route) => route.fulfill({ json: { built: 'last' } }));
    await page.route('**/samples/picture/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll('entrance.png', 'exit.png') });
    });
    await page.clock.fastForward(61_000);
    await page.evaluate(() => navigator.clipboard.writeText('空'));
    await page.getByRole('button', { name: '复制图片' }).click();
    await expect(page.locator('#toast')).toHaveText('没有复制：这一条刚刚更新，请看过新的内容再复制');
    expect(await sizeOnClipboard(page)).toBeNull();
    await context.clearPermissions();
  },
);

test('what the agent did in an entry is no change of the entry', thorough, async ({ page, port }) => {
  await page.clock.install();
  await page.goto(`http://${sites.host}:${port}/samples/picture/`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: '有用' }).click();
  await expect(page.getByText('谢谢，已经记下。')).toBeVisible();
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: '★ 已收藏' })).toBeVisible();
  await page.route('**/version.json', (route) => route.fulfill({ json: { built: 'later' } }));
  await page.clock.fastForward(61_000);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  await expect(page.locator('[data-renewed]')).toHaveCount(0);
});

test('an agent says that an entry helped, or why not, and the beacon hears it; on the page and in search', async ({
  page,
  port,
}) => {
  const heard: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname === '/beacon') heard.push(search);
  });
  await page.goto(`http://${sites.host}:${port}/samples/plain/`);
  const rating = page.getByRole('group', { name: '这一条有用吗' });
  await rating.getByText('没用').click();
  await expect(rating.getByRole('button')).toHaveText(['有用', '答非所问', '内容过时', '客户看不懂', '太长', '缺内容']);
  await rating.getByRole('button', { name: '内容过时' }).click();
  await expect(page.getByText('谢谢，已经记下。')).toBeVisible();
  await expect.poll(() => heard).toContain('?k=rate&e=1001&v=outdated');
  await expect(rating).toHaveCount(0);

  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: '搜问题，或粘贴客户的话' }).fill('分支一问');
  await page.getByRole('region', { name: '所选条目的答复' }).getByRole('button', { name: '有用' }).click();
  await expect.poll(() => heard).toContain('?k=rate&e=1002&v=useful');
});

test('without the beacon nobody is asked', async ({ page }) => {
  await page.goto(`${sites.sample}samples/plain/`);
  await expect(page.getByRole('button', { name: '复制话术' }).first()).toBeVisible();
  await expect(page.getByText('没用')).toHaveCount(0);
});
