import { steps } from './search-steps.ts';
import { expect, sample, test, thorough } from './support.ts';

test(
  '[ and ] walk through the entries that were visited, wherever they were opened from',
  thorough,
  async ({ page }) => {
    const { toast } = steps(page);
    // The code behind these keys loads after the page.
    const arrive = async (url: string): Promise<void> => {
      await expect(page).toHaveURL(url);
      await page.waitForLoadState('networkidle');
    };
    await page.goto(sample.plain);
    await page.keyboard.press('[');
    await expect(toast).toHaveText('前面没有看过的条目了');
    await page.locator('.related').getByRole('link').first().click();
    await expect(page).toHaveURL(sample.branches);
    await page.waitForLoadState('networkidle');
    await page.goto(sample.dated, { waitUntil: 'networkidle' });
    await page.goto(sample.topic, { waitUntil: 'networkidle' });
    // From a page that is no entry, back to the last entry.
    await page.keyboard.press('[');
    await arrive(sample.dated);
    await page.keyboard.press('[');
    await arrive(sample.branches);
    await page.keyboard.press('[');
    await arrive(sample.plain);
    await page.keyboard.press(']');
    await arrive(sample.branches);
    // Another entry begins a new way from here.
    await page.goto(sample.doubtful, { waitUntil: 'networkidle' });
    await page.keyboard.press(']');
    await expect(toast).toHaveText('后面没有看过的条目了');
    await page.keyboard.press('[');
    await arrive(sample.branches);
  },
);

test('search offers every entry that was visited', async ({ page }) => {
  // A visit is noted as soon as the code for that has loaded.
  await page.goto(sample.dated, { waitUntil: 'networkidle' });
  await page.goto(`${sample.home}q/1001/`);
  await expect(page).toHaveURL(sample.plain);
  await steps(page).open();
  await expect(page.locator('.recents').getByRole('link')).toHaveText([/^#1001 /, /^#1003 /]);
});
