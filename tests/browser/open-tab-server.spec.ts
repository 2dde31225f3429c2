import type { Page } from '@playwright/test';
import { comeBack, current, grapes, old, test, updated, wait } from './open-tab.ts';
import { steps } from './search-steps.ts';
import { clearClipboard, expect, paste, thoroughUnless } from './support.ts';

test('within a minute of loading, a copy asks the server nothing', async ({ page, site }) => {
  // The code behind the keys loads after the page.
  await page.goto(site.url(grapes), { waitUntil: 'networkidle' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  expect(asked).toEqual([]);
});

test('when deploys took away the code that compares, nothing is copied, and a fresh page is offered', async ({
  page,
  site,
}) => {
  await page.goto(site.url(grapes));
  site.deploy('after');
  await page.route(/_astro\/renew\./, (route) => route.fulfill({ status: 404, body: '' }));
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('没有复制：网站已经更新');
  expect(await paste(page)).toBe('空');
  await page.getByRole('alert').getByRole('button', { name: '刷新页面' }).click();
  await expect(page.locator('.reply').first()).toContainText(current);
});

test('offline, a copy works, and says since when the text is unchecked', async ({ page, context, site }) => {
  await page.goto(site.url(grapes));
  const time = await page.evaluate(() => new Date().toTimeString().slice(0, 5));
  await context.setOffline(true);
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText(`已复制话术。没有连上服务器：${time} 以后有没有改动，没能核对`);
  expect(await paste(page)).toBe(old);
});

test('known to be of an earlier build, nothing is copied while it cannot be compared', async ({ page, site }) => {
  await page.goto(site.url(grapes));
  site.deploy('after');
  await page.route(`**/${grapes}`, (route) => route.abort());
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('没有复制：网站刚刚更新，这一条没能核对，请再试一次');
  expect(await paste(page)).toBe('空');
  await page.unroute(`**/${grapes}`);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText(updated);
});

for (const access of ['sign-on', 401, 403] as const)
  test.describe(`when access has ended (${access})`, () => {
    const offer = (page: Page) => page.getByRole('alert').filter({ hasText: '登录已过期。请刷新页面，重新登录。' });

    test(
      'a copy says so and is refused, and a fresh page is offered until it is given again',
      thoroughUnless(access === 'sign-on'),
      async ({ page, site }) => {
        // The code behind the keys loads after the page.
        await page.goto(site.url(grapes), { waitUntil: 'networkidle' });
        site.access = access;
        await wait(page);
        await clearClipboard(page);
        await page.keyboard.press('c');
        await expect(page.locator('#toast')).toHaveText('没有复制：登录已过期');
        await expect(offer(page)).toBeVisible();
        expect(await paste(page)).toBe('空');
        site.access = 'given';
        await comeBack(page);
        await expect(offer(page)).toHaveCount(0);
      },
    );

    test('search that was not used before says so', thoroughUnless(access === 'sign-on'), async ({ page, site }) => {
      await page.goto(site.url(grapes));
      site.access = access;
      await page.keyboard.press('/');
      await expect(offer(page)).toBeVisible();
      if (access !== 'sign-on') return;
      await offer(page).getByRole('button', { name: '刷新页面' }).click();
      await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
    });

    test(
      'search that was used before says so, and keeps what was found',
      thoroughUnless(access === 401),
      async ({ page, site }) => {
        const { field, options, open } = steps(page);
        await page.goto(site.url(grapes));
        await open();
        await field.fill('葡萄怎么办');
        await expect(options.first()).toContainText('#1101');
        site.access = access;
        await field.fill('xyzzy 丁丁丁 橄榄');
        await expect(page.locator('.search-notice')).toContainText('登录已过期');
        await expect(options.first()).toBeVisible();
        await expect(offer(page)).toBeVisible();
      },
    );

    test(
      'Enter on home leads to where the server wants the reader',
      thoroughUnless(access === 'sign-on'),
      async ({ page, site }) => {
        await page.route(/_astro\/(mount|panel)\./, (route) => route.abort());
        await page.goto(site.url(''));
        site.access = access;
        const { field } = steps(page);
        await field.fill('葡萄');
        const answered = page.waitForResponse((response) => response.url().includes('/search/?q='));
        await field.press('Enter');
        expect((await answered).status()).toBe(access === 'sign-on' ? 302 : access);
        if (access === 'sign-on') await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
      },
    );
  });
