import { type Page, test as plainTest } from '@playwright/test';
import { Deployment, Publisher } from './deployments.ts';

/**
 * A site that is deployed to while a tab is open. Withdrawn entries and refusals are errors in the browser's log, which the test
 * of the other specs forbids.
 */
export const test = plainTest.extend<{ site: Deployment }, { publisher: Publisher }>({
  publisher: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures that are needed, and there are none.
    async ({}, use) => {
      const publisher = await Publisher.make();
      await use(publisher);
      publisher.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  site: async ({ publisher, page }, use) => {
    const site = new Deployment(publisher);
    await site.start();
    await page.clock.install();
    await use(site);
    // Playwright leaves a page offline for the next test.
    await page.context().setOffline(false);
    site.stop();
  },
});

export const old = '您好，葡萄每斤 10 元。';
export const current = '您好，葡萄每斤 12 元，下月起执行。';
export const updated = '没有复制：这一条刚刚更新，请看过新的内容再复制';
export const grapes = 'samples/fruit-1101/';

/** The reader was elsewhere, and comes back to the tab. */
export const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
/** The tab stays in view for longer than an answer about the build holds. */
export const wait = (page: Page) => page.clock.fastForward(61_000);
export const renewed = (page: Page) => page.locator('.frame-main [data-renewed]');
