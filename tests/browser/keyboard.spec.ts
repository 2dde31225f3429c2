import { clearClipboard, expect, paste, sample, test, thoroughUnless, toastOf } from './support.ts';
import { stops } from './tab-stops.ts';

test('from home to a copied reply by keyboard alone', async ({ page }) => {
  await page.goto(sample.home);
  await clearClipboard(page);
  const card = page.getByRole('navigation', { name: '专题' }).getByRole('link', { name: '样例', exact: true });
  for (let count = 0; count < 40 && !(await card.evaluate((link) => link === document.activeElement)); count++)
    await page.keyboard.press('Tab');
  await expect(card).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(sample.topic);
  // The address changes before the new page listens to keys.
  await page.waitForLoadState('load');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('[data-entry="1002"]')).toBeFocused();
  await page.keyboard.press('3');
  await page.keyboard.press('c');
  await expect(toastOf(page)).toHaveText('已复制话术：在别处买的');
  expect(await paste(page)).toBe('别处的答复。');
});

test('C copies the general reply, and once a branch is picked, its own', async ({ page }) => {
  await page.goto(sample.marked);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(toastOf(page)).toHaveText('已复制话术。待核实：请先看清疑点再发送。未上线：请先确认可以使用');
  expect(await paste(page)).toBe('可以发给客户的第一段。');
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  await expect(toastOf(page)).toContainText('已复制话术：机密标记：条件');
  expect(await paste(page)).toBe('情形里的话术。');
});

for (const [what, url, some] of [
  ['an entry', sample.plain, ['跳到正文', '复制话术', '改这一条']],
  ['an entry with branches', sample.branches, ['跳到正文', '1在网页端买的']],
  ['a topic', sample.topic, ['下级专题1 条', '复制话术']],
  ['home', sample.home, ['粘贴客户的话', '有有效期']],
] as const)
  test(
    `every stop of Tab on ${what} can be seen`,
    thoroughUnless(what === 'an entry with branches'),
    async ({ page }) => {
      await page.goto(url);
      const names = await stops(page);
      expect(names.length).toBeGreaterThan(8);
      for (const name of some) expect(names.join('\n')).toContain(name);
    },
  );

test('the first stop leads past the navigation', async ({ page }) => {
  await page.goto(sample.plain);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => Boolean(document.activeElement?.closest('main')))).toBe(true);
});

test('? lists the keys, and Escape closes the list where it was opened', async ({ page }) => {
  await page.goto(sample.plain);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: '快捷键' });
  await expect(help).toBeVisible();
  for (const key of ['/', 'C', 'T', '?', 'Esc'])
    await expect(help.locator('kbd', { hasText: key }).first()).toBeVisible();
  await expect(help.getByRole('heading')).toBeInViewport();
  // Keys of the page behind it do nothing now.
  await clearClipboard(page);
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  expect(await paste(page)).toBe('空');
  await page.getByRole('button', { name: '快捷键（?）' }).click();
  await expect(help).toBeVisible();
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(help).toBeHidden();
  await expect(page.getByRole('button', { name: '快捷键（?）' })).toBeFocused();
});

test('keys with Ctrl, Alt or Meta are left to the browser', async ({ page }) => {
  await page.goto(sample.plain);
  await clearClipboard(page);
  for (const key of ['Control+C', 'Alt+C', 'Alt+T', 'Control+Shift+C']) await page.keyboard.press(key);
  await expect(toastOf(page)).toHaveText('');
  expect(await paste(page)).toBe('空');
});

test('keys without Ctrl can be switched off, for all tabs and until they are switched on again', async ({ page }) => {
  await page.goto(sample.branches);
  await clearClipboard(page);
  await page.getByRole('button', { name: '快捷键（?）' }).click();
  await page.getByRole('checkbox', { name: '使用单键快捷键' }).uncheck();
  await page.keyboard.press('Escape');
  for (const url of [sample.branches, sample.plain]) {
    await page.goto(url);
    for (const key of ['2', 'c', 't', 'j', '/', '?']) await page.keyboard.press(key);
    await expect(page.locator('#toast')).toHaveText('');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('[data-case][data-open]')).toHaveCount(0);
  }
  expect(await paste(page)).toBe('空');
  await page.goto(`${sample.home}search/?q=1004`);
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('');
  await expect(page.locator('textarea[name=q]')).toHaveValue('1004');
  await page.goto(sample.plain);
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog', { name: '搜索' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '快捷键（?）' }).click();
  await page.getByRole('checkbox', { name: '使用单键快捷键' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
});
