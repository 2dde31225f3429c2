import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { expect, sample, test, thoroughUnless } from './support.ts';

const onPage =
  (query: string, site: string = sites.sample) =>
  async (page: Page) => {
    await page.goto(`${site}search/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('.search-output')).toContainText(query ? /#\d{4}/ : '输入关键词');
  };

/** Search in each of its states. */
const states: Record<string, (page: Page) => Promise<void>> = {
  'with hits': onPage('分支一问'),
  'with internal notes': onPage('机密标记一问'),
  'with a long entry': onPage('长文一问'),
  'without words': onPage(''),
  unsure: async (page) => {
    await onPage('怎么退火箭票', sites.real)(page);
    // The nearest entries come first, and move down as the notice appears.
    await expect(steps(page).unsure).toBeVisible();
  },
  'with filters that leave nothing': async (page) => {
    await page.goto(`${sites.sample}search/?q=${encodeURIComponent('分支一问')}&topic=samples/nested&status=doubtful`);
    await expect(page.locator('.search-notice')).toContainText('没有找到');
  },
  'over a page, with an expired entry': async (page) => {
    await page.goto(sample.plain);
    await steps(page).open();
    await steps(page).ask('活动', 1003);
  },
  'over a page, with recents': async (page) => {
    const recents = {
      queries: ['分支'],
      entries: [{ number: 1002, title: '要先问清情形的问题', url: '/samples/branches/' }],
    };
    await page.addInitScript((value) => localStorage.setItem('recent', value), JSON.stringify(recents));
    await page.goto(sample.plain);
    await steps(page).open();
    await expect(page.locator('.recents')).toContainText('清除记录');
  },
};

// 200% zoom of a window of 1280 × 800 gives the page 640 × 400.
const narrow = { 'at 320 px': { width: 320, height: 640 }, 'at 200% zoom': { width: 640, height: 400 } };

for (const [name, reach] of Object.entries(states))
  test(
    `axe finds nothing on search ${name}, which needs no scrolling sideways, and whose field and answer can be reached`,
    thoroughUnless(name === 'with hits'),
    async ({ page }) => {
      await expectNoViolations(page, () => reach(page));
      for (const [what, viewport] of Object.entries(narrow))
        await test.step(what, async () => {
          await page.setViewportSize(viewport);
          const wide = await page.evaluate(() =>
            [document.documentElement, ...document.querySelectorAll('dialog[open], .search-output, .hit-detail, .hits')]
              .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
              .map(({ className, tagName }) => `${tagName}.${className}`),
          );
          expect.soft(wide, what).toEqual([]);
          const { field, detail, options } = steps(page);
          if ((await options.count()) > 0) {
            await field.press('ArrowDown');
            await expect.soft(detail.getByRole('heading'), what).toBeInViewport({ ratio: 1 });
          }
        });
    },
  );
