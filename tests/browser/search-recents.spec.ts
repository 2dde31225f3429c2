import type { Page } from '@playwright/test';
import { steps } from './search-steps.ts';
import { expect, sample, test, thorough } from './support.ts';

const recents = (page: Page) => page.locator('.recents');
const store = (page: Page, value: string) => page.addInitScript((text) => localStorage.setItem('recent', text), value);

/** A script that ran leaves a trace. */
const attack = '<img src=x onerror="window.attacked=1"><script>window.attacked=1</script>';
const wasAttacked = (page: Page) => page.evaluate(() => 'attacked' in window);

test('searches and entries that were used are offered again, until one button forgets them', async ({ page }) => {
  const { open, ask, field, options, toast } = steps(page);
  await page.goto(sample.topic);
  await open();
  await expect(recents(page)).toContainText('输入关键词');
  await ask('分支一问', 1002);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/branches/);
  await open();
  await ask('疑点一问', 1004);
  await page.keyboard.press('Control+Enter');
  await expect(toast).toContainText('已复制');
  await page.reload();
  await open();
  await expect(recents(page).locator('.chip')).toHaveText(['疑点一问', '分支一问']);
  await expect(recents(page).getByRole('link')).toHaveText(['#1002 要先问清情形的问题', '#1004 有疑点的问题']);
  await page.keyboard.press('ArrowDown');
  await expect(recents(page).getByRole('button', { name: '疑点一问' })).toBeFocused();
  await recents(page).getByRole('button', { name: '分支一问' }).click();
  await expect(field).toBeFocused();
  await expect(options.first()).toContainText('#1002');
  await field.fill('');
  await page.getByRole('button', { name: '清除记录' }).click();
  await expect(recents(page)).toContainText('输入关键词');
  expect(await page.evaluate(() => localStorage.getItem('recent'))).toBeNull();
});

test('garbage in storage does no harm', thorough, async ({ page }) => {
  const { open, ask, toast } = steps(page);
  await page.goto(sample.topic);
  for (const garbage of [
    '{',
    'null',
    '[1]',
    '"x"',
    '{"queries":{},"entries":7}',
    '{"queries":[null,{}],"entries":[null,{"number":"1"}]}',
  ])
    await test.step(garbage, async () => {
      await page.evaluate((text) => localStorage.setItem('recent', text), garbage);
      await page.reload();
      await open();
      await expect.soft(recents(page), garbage).toContainText('输入关键词');
      await ask('分支一问', 1002);
      await page.keyboard.press('Alt+1');
      await expect.soft(toast, garbage).toContainText('已复制');
    });
});

test('where storage is forbidden, search works without recents', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const { open, ask } = steps(page);
  await page.goto(sample.topic);
  await open();
  await expect(recents(page)).toContainText('输入关键词');
  await ask('分支一问', 1002);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/branches/);
});

test('nothing stored becomes a script or an address elsewhere', async ({ page }) => {
  const entries = ['javascript:alert(1)', '//evil.test/', '/\\evil.test/', 'https://evil.test/', '/ok/'].map(
    (url, index) => ({ number: index + 1, title: attack, url }),
  );
  await store(page, JSON.stringify({ queries: [attack], entries }));
  const { open, field } = steps(page);
  await page.goto(sample.topic);
  await open();
  await expect(recents(page).locator('.chip')).toHaveText([attack]);
  await expect(recents(page).getByRole('link')).toHaveText([`#5 ${attack}`]);
  await recents(page).locator('.chip').click();
  await expect(field).toHaveValue(attack);
  expect(await wasAttacked(page)).toBe(false);
});

test('nothing in an address becomes a script', thorough, async ({ page }) => {
  for (const [where, address] of [
    ['the query', `${sample.home}search/?q=${encodeURIComponent(`水印${attack}`)}`],
    ['a filter', `${sample.home}search/?q=x&topic=${encodeURIComponent(attack)}`],
    ['the words to mark', `${sample.plain}?hl=${encodeURIComponent(`样例 ${attack}`)}`],
    ['the hash', `${sample.home}search/?q=x#${encodeURIComponent(attack)}`],
  ] as const)
    await test.step(where, async () => {
      await page.goto(address);
      await expect(page.locator('h1'), where).toBeAttached();
      if (address.includes('search/')) await expect(page.locator('.search-notice'), where).not.toBeEmpty();
      expect.soft(await page.locator('main img').count(), where).toBe(0);
      expect.soft(await wasAttacked(page), where).toBe(false);
    });
});
