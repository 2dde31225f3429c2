import type { Page } from '@playwright/test';
import { expect, sample, test, thorough } from './support.ts';

const theme = (page: Page) => page.locator('html').getAttribute('data-theme');
const toggle = (page: Page) => page.getByRole('button', { name: '切换深色或浅色' });

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`on a ${colorScheme} device`, () => {
    test.use({ colorScheme });

    test(`pages are ${colorScheme} until told otherwise, then stay so`, async ({ page }) => {
      const other = colorScheme === 'dark' ? 'light' : 'dark';
      await page.goto(sample.plain);
      expect(await theme(page)).toBe(colorScheme);
      await toggle(page).click();
      expect(await theme(page)).toBe(other);
      await page.reload();
      expect(await theme(page)).toBe(other);
      await page.goto(sample.home);
      expect(await theme(page)).toBe(other);
    });

    test('garbage in storage does no harm', thorough, async ({ page }) => {
      await page.addInitScript(() => localStorage.setItem('theme', '"><script>{}'));
      await page.goto(sample.plain);
      expect(await theme(page)).toBe(colorScheme);
      await page.keyboard.press('c');
      await expect(page.getByRole('status')).toHaveText('已复制话术');
    });
  });

test('where the browser forbids storage, everything but remembering works', async ({ page }) => {
  await page.addInitScript(() => {
    const get = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get });
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(sample.branches);
  const before = await theme(page);
  await toggle(page).click();
  expect(await theme(page)).not.toBe(before);
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await expect(page.getByRole('status')).toHaveText('已复制话术：在手机上买的');
  expect(errors).toEqual([]);
});

test('nothing moves for readers who ask for that', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const url of [sample.home, sample.branches, sample.topic]) {
    await page.goto(url);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return Number.parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map((element) => element.className),
    );
    expect(moving).toEqual([]);
  }
});

test('another tab turns with this one', thorough, async ({ page, context }) => {
  await page.goto(sample.plain);
  const other = await context.newPage();
  await other.goto(sample.home);
  const before = await theme(other);
  await toggle(page).click();
  await expect.poll(() => theme(other)).not.toBe(before);
  expect(await theme(other)).toBe(await theme(page));
});
