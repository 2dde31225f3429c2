import { test as plainTest } from '@playwright/test';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { expect, sample, thorough, thoroughUnless } from './support.ts';

// The browser logs each failed request as an error, so these tests do without that of the others.
const test = plainTest;
const notice = '搜索没有加载成功：可能断网了，或网站刚刚更新。';

for (const [what, pattern, status] of [
  ['without a network', '**/pagefind/**', 0],
  ['without the table of the classifier', '**/pagefind/model.json', 404],
  ['when a deploy took weights away', '**/pagefind/model/**', 404],
  ['when the server is ill', '**/pagefind/**', 503],
] as const)
  test(
    `${what} search says so, and recovers on 再试一次`,
    thoroughUnless(what === 'without a network'),
    async ({ page }) => {
      const { open, field, options } = steps(page);
      await page.goto(sample.plain);
      let refused = 0;
      await page.route(pattern, (route) => {
        refused++;
        return status ? route.fulfill({ status, body: '' }) : route.abort();
      });
      await open();
      await field.fill('分支一问');
      await expect(page.getByRole('alert')).toContainText(notice);
      await expect(options).toHaveCount(0);
      const before = refused;
      await page.getByRole('button', { name: '再试一次' }).click();
      // The notice of the first failure may still stand: only a refusal shows that the second attempt was made.
      await expect.poll(() => refused).toBeGreaterThan(before);
      await expect(page.getByRole('alert')).toContainText(notice);
      await page.unroute(pattern);
      await page.getByRole('button', { name: '再试一次' }).click();
      await expect(options.first()).toContainText('#1002');
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(field).toBeFocused();
    },
  );

test('typing on, too, recovers', async ({ page }) => {
  const { open, field, options } = steps(page);
  await page.goto(sample.plain);
  await page.route('**/pagefind/**', (route) => route.abort());
  await open();
  await field.fill('分支');
  await expect(page.getByRole('alert')).toContainText(notice);
  await page.unroute('**/pagefind/**');
  await field.fill('分支一问');
  await expect(options.first()).toContainText('#1002');
});

for (const [what, pattern] of [
  ['the late tables', '**/pagefind/late.json'],
  ['Pagefind’s client', '**/pagefind/pagefind.js*'],
  ['the chunks of the text index', '**/pagefind/index/**'],
] as const)
  test(
    `without ${what} the first results stay, and the notice says that something is missing`,
    thoroughUnless(what === 'the late tables'),
    async ({ page }) => {
      const { open, field, options } = steps(page);
      await page.goto(sample.plain);
      await page.route(pattern, (route) => route.abort());
      await open();
      await field.fill('有期限 一问');
      await expect(page.getByRole('alert')).toContainText(notice);
      await expect(options.first()).toBeVisible();
    },
  );

for (const [where, url] of [
  ['over a page', sample.plain],
  ['on /search/', `${sample.home}search/?q=1002`],
] as const)
  test(
    `when the code itself is gone ${where}, search asks to try again on a fresh page`,
    thoroughUnless(where === 'over a page'),
    async ({ page }) => {
      let isGone = true;
      await page.route(/_astro\/(dialog|mount|panel)\./, (route) =>
        isGone ? route.fulfill({ status: 404, body: '' }) : route.continue(),
      );
      await page.goto(url);
      if (url === sample.plain) await page.keyboard.press('/');
      await expect(page.getByRole('alert').filter({ hasText: '网站已经更新' })).toBeVisible();
      isGone = false;
      await page.getByRole('button', { name: '刷新页面' }).click();
      const { field, options } = steps(page);
      if (url === sample.plain)
        await expect(async () => {
          await page.keyboard.press('/');
          await expect(field).toBeFocused({ timeout: 500 });
        }).toPass();
      await field.fill('1002');
      await expect(options.first()).toContainText('#1002');
    },
  );

test(
  'what the first answer had time to load ahead answers the next customer without a network',
  thorough,
  async ({ page }) => {
    const { open, field, options } = steps(page);
    await page.goto(sites.real);
    await open();
    await field.fill('发票税率是多少');
    await expect(options.first()).toContainText('#1029');
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await field.fill('充了会员怎么去水印');
    await expect(options.first()).toContainText('#1004');
    // Playwright leaves a page offline for the next test.
    await page.context().setOffline(false);
  },
);
