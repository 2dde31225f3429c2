import { expectNoViolations } from './axe.ts';
import { steps } from './search-steps.ts';
import { clearClipboard, expect, paste, plainReply, sample, test, thorough } from './support.ts';

test('Shift and copy collect texts from pages and search; one key copies all as one message', async ({ page }) => {
  const { open, ask, toast } = steps(page);
  const bar = page.getByRole('group', { name: '待发' });
  await page.goto(sample.plain);
  await clearClipboard(page);
  await page.keyboard.press('s');
  await expect(toast).toContainText('待发里还没有话术');
  await page.keyboard.press('Shift+C');
  await expect(toast).toContainText('已加入待发，共 1 条');
  expect(await paste(page)).toBe('空');
  await page.goto(sample.doubtful);
  await expect(bar).toContainText('待发 1 条：#1001');
  await page.getByRole('button', { name: '复制话术' }).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('待发 2 条：#1001、#1004');
  await open();
  await ask('分支一问', 1002);
  await page.keyboard.press('Alt+Shift+2');
  await expect(bar).toContainText('待发 3 条：#1001、#1004、#1002');
  await page.keyboard.press('Alt+s');
  await expect(toast).toHaveText('已复制 3 条');
  await expect(bar).toHaveCount(0);
  const sent = await paste(page);
  expect(sent.startsWith(`${plainReply}\n\n有疑点的答复。\n\n`)).toBe(true);
  expect(sent.match(/您好/g)).toHaveLength(1);
});

test('S copies what waits; it can be thrown away, and a ticket is never collected', async ({ page }) => {
  const { toast } = steps(page);
  const bar = page.getByRole('group', { name: '待发' });
  await page.goto(sample.branches);
  await clearClipboard(page);
  await page.keyboard.press('2');
  await page.getByRole('button', { name: '复制告知客户的话' }).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: '复制工单模板' }).click({ modifiers: ['Shift'] });
  await expect(toast).toHaveText('已复制工单模板');
  await expect(bar).toContainText('待发 1 条');
  await page.keyboard.press('s');
  await expect(toast).toHaveText('已复制 1 条');
  expect(await paste(page)).toBe('您好，您的问题已记录，3 个工作日内告知您相关的情况。');
  await page.keyboard.press('Shift+Y');
  await bar.getByRole('button', { name: '清空' }).click();
  await expect(bar).toHaveCount(0);
});

test('a page that the browser had kept shows what waits by now', thorough, async ({ page }) => {
  const bar = page.getByRole('group', { name: '待发' });
  const showAgain = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await page.goto(sample.plain);
  await page.keyboard.press('Shift+C');
  await expect(bar).toContainText('待发 1 条');
  const kept = await page.evaluate(() => sessionStorage.getItem('outbox') ?? '');
  await page.evaluate(() => sessionStorage.clear());
  await page.evaluate(showAgain);
  await expect(bar).toHaveCount(0);
  await page.goto(sample.doubtful, { waitUntil: 'networkidle' });
  await page.evaluate((text) => sessionStorage.setItem('outbox', text), kept);
  await page.evaluate(showAgain);
  await expect(bar).toContainText('待发 1 条：#1001');
});

test('H lists what was copied, newest first, without what was filled in', async ({ page }) => {
  await page.goto(`${sample.home}samples/slots/`);
  await page.locator('.reply [data-slot=称呼]').first().fill('王女士');
  await page.locator('.reply [data-slot="账号 ID"]').first().fill('kl8888');
  await page.keyboard.press('Enter');
  await page.goto(sample.branches);
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: '最近复制' });
  const items = dialog.getByRole('listitem');
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText('#1002 要先问清情形的问题：');
  await expect(items.nth(1)).toContainText('〔称呼〕您好，账号 〔账号 ID〕 已经查到');
  await expect(dialog).not.toContainText('王女士');
  await expect(items.nth(1).getByRole('link')).toHaveAttribute('href', '/samples/slots/');
  await dialog.getByRole('button', { name: '清除记录' }).click();
  await page.keyboard.press('h');
  await expect(dialog).toContainText('还没有复制过');
});

test('the list keeps the last 20 copies', thorough, async ({ page }) => {
  await page.goto(sample.plain);
  for (let time = 0; time < 21; time++) {
    await page.keyboard.press('c');
    await expect(page.locator('#toast')).toHaveAttribute('data-shown');
  }
  await expect.poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('copied') ?? '[]').length)).toBe(20);
});

test('axe finds nothing on the bar and the list', thorough, async ({ page }) => {
  await expectNoViolations(page, async () => {
    await page.goto(sample.plain);
    await page.keyboard.press('Shift+C');
    await expect(page.getByRole('group', { name: '待发' })).toBeVisible();
    await page.keyboard.press('h');
    await expect(page.getByRole('dialog', { name: '最近复制' })).toBeVisible();
  });
});
