import { keysOn, steps } from './search-steps.ts';
import { clearClipboard, expect, hold, paste, plainReply, sample, test, thorough } from './support.ts';

test("Ctrl + Enter copies the chosen hit's reply, and search stays open", async ({ page }) => {
  const { open, ask, dialog, field, toast } = steps(page);
  await page.goto(sample.branches);
  await clearClipboard(page);
  await open();
  await ask('样例一问', 1001);
  await page.keyboard.press('Control+Enter');
  await expect(toast).toHaveText('已复制话术');
  await expect(toast).toBeVisible();
  await expect(dialog).toBeVisible();
  await expect(field).toBeFocused();
  expect(await paste(page)).toBe(plainReply);
});

test('Alt + digit copies the reply of a branch; without one, search asks which', thorough, async ({ page }) => {
  const { open, ask, toast } = steps(page);
  await page.goto(sample.plain);
  await clearClipboard(page);
  await open();
  await ask('分支一问', 1002);
  await page.keyboard.press('Control+Enter');
  await expect(toast).toHaveText('这一条分情形，请选一种：Alt+1 在网页端买的；Alt+2 在手机上买的；Alt+3 在别处买的');
  expect(await paste(page)).toBe('空');
  await page.keyboard.press('Alt+2');
  await expect(toast).toHaveText('已复制话术：在手机上买的');
  expect(await paste(page)).toBe('手机端的答复。');
  await page.getByRole('button', { name: '复制话术：在别处买的' }).click();
  await expect.poll(() => paste(page)).toBe('别处的答复。');
  await clearClipboard(page);
  await page.keyboard.press('Alt+9');
  await expect(toast).toContainText('请选一种');
  expect(await paste(page)).toBe('空');
});

test('a branch has the same number in search and on its page; Ctrl + Enter is the general reply', async ({ page }) => {
  const { open, ask, detail } = steps(page);
  await page.goto(sample.plain);
  await clearClipboard(page);
  await open();
  await ask('机密标记一问', 1006);
  await expect.poll(() => keysOn(detail)).toEqual(['Ctrl + Enter', '', 'Alt 1', 'Alt Y', 'Alt G']);
  await page.keyboard.press('Alt+1');
  await expect.poll(() => paste(page)).toBe('情形里的话术。');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => paste(page)).toBe('可以发给客户的第一段。');
});

test('what is copied without confidence comes with a warning', async ({ page }) => {
  const { open, field, unsure, options, toast } = steps(page);
  await page.goto(sample.plain);
  await open();
  await field.fill('有期限');
  await expect(unsure).toBeVisible();
  await options.filter({ hasText: '#1007' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(toast).toHaveText('已复制话术。没有把握：请先看清答的是不是客户问的');
});

test('a digit beyond the replies of an entry without branches says how many there are', thorough, async ({ page }) => {
  const { open, ask, toast } = steps(page);
  await page.goto(sample.plain);
  await clearClipboard(page);
  await open();
  await ask('疑点一问', 1004);
  await page.keyboard.press('Alt+3');
  await expect(toast).toHaveText('这一条不分情形，只有 1 段话术');
  expect(await paste(page)).toBe('空');
});

test('an entry without a reply says so, and copies nothing', async ({ page }) => {
  const { open, ask, toast, detail } = steps(page);
  await page.goto(sample.plain);
  await clearClipboard(page);
  await open();
  await ask('无话术一问', 1005);
  await expect(detail).toContainText('暂无可发送的话术');
  await page.keyboard.press('Control+Enter');
  await expect(toast).toHaveText('这一条暂无可发送的话术');
  expect(await paste(page)).toBe('空');
});

test('an open doubt is shown, and the message after copying says 待核实', async ({ page }) => {
  const { open, ask, options, detail, toast } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('疑点一问', 1004);
  await expect(options.first().locator('.badge:visible')).toHaveText(['未上线', '待核实']);
  await expect(detail).toContainText('这一条还没有上线');
  await expect(detail.locator('.doubts')).toContainText('金额须核实');
  await page.keyboard.press('Control+Enter');
  await expect(toast).toContainText('待核实');
  expect(await paste(page)).toBe('有疑点的答复。');
});

test('out of its dates an entry says so and is not copied, also if it expires while search is open', async ({
  page,
}) => {
  const { open, ask, options, detail, toast } = steps(page);
  await page.clock.setFixedTime(new Date('2026-07-31T23:59:00+08:00'));
  await page.goto(sample.plain);
  await clearClipboard(page);
  await open();
  await ask('活动一问', 1003);
  await expect(options.first().locator('.badge:visible')).toHaveCount(0);
  await page.clock.setFixedTime(new Date('2026-08-01T00:01:00+08:00'));
  await page.keyboard.press('Control+Enter');
  await expect(toast).toHaveText('没有复制：这一条已于 2026-07-31 过期');
  await ask('活动二问', 1003);
  await expect(options.first().locator('.badge:visible')).toHaveText('已过期');
  await expect(detail.locator('.notice')).toHaveText('这一条已于 2026-07-31 过期，不能复制给客户。');
  await detail.getByRole('button', { name: '复制话术' }).click();
  expect(await paste(page)).toBe('空');
});

test('internal notes are found and labelled, are never in what is copied, and carry a mark by hand', async ({
  page,
}) => {
  const { open, ask, detail } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('手机端的内部说明', 1002);
  const note = detail.locator('.internal', { hasText: '手机端的内部说明。' });
  await expect(note).toContainText('仅供内部，请勿发给客户');
  await ask('机密标记一问', 1006);
  await expect(detail).toContainText('可以发给客户的第一段。');
  const replies: string[] = [];
  for (const button of await detail.locator('[data-copy-kind=reply]').all()) {
    await clearClipboard(page);
    await button.click();
    await expect.poll(() => paste(page)).not.toBe('空');
    replies.push(await paste(page));
  }
  expect(replies).toEqual(['可以发给客户的第一段。', '可以发给客户的第二段。', '情形里的话术。']);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => paste(page)).toBe('可以发给客户的第一段。');
  await detail.locator('.reply .prose').first().click();
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.hit-detail') as Element));
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Control+C');
  await expect.poll(() => paste(page)).toMatch(/^【内部资料，请勿发给用户】/);
});

test('a reply that loads late does not replace what was copied in the meantime', async ({ page }) => {
  const { open, ask, toast } = steps(page);
  const release = await hold(page, sample.plain);
  await page.goto(sample.doubtful);
  await clearClipboard(page);
  await open();
  await ask('样例一问', 1001);
  await page.keyboard.press('Control+Enter');
  await ask('分支一问', 1002);
  await page.keyboard.press('Alt+2');
  await expect(toast).toHaveText('已复制话术：在手机上买的');
  await release(1);
  await expect(toast).toHaveText('已复制话术：在手机上买的');
  expect(await paste(page)).toBe('手机端的答复。');
});

test('the first hit shows before the others have come, and a key pressed by then copies its reply', async ({
  page,
}) => {
  const { open, ask, options, selected, toast } = steps(page);
  await page.goto(sample.branches);
  await clearClipboard(page);
  await open();
  const letCome = await hold(page, /\/pagefind\/fragment\/(?!1001\.)/);
  await ask('样例一问', 1001);
  await expect(options).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect(selected).toContainText('#1001');
  await letCome(8);
  await expect(toast).toHaveText('已复制话术');
  expect(await paste(page)).toBe(plainReply);
  await expect(options).toHaveCount(9);
  await expect(selected).toContainText('#1001');
});
