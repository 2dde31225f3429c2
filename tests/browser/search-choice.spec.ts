import { keysOn, steps } from './search-steps.ts';
import { clearClipboard, expect, paste, plainReply, sample, test, thorough } from './support.ts';

test('of a longer text the question is shown, and one click, or one key, searches for all of it', async ({ page }) => {
  const { open, field, options, dialog } = steps(page);
  await page.goto(sample.plain);
  await open();
  await field.fill('订单号：12345678 分支一问');
  const understood = dialog.locator('.understood');
  await expect(understood).toContainText('按这一句找：分支一问');
  await expect(options.first()).toContainText('#1002');
  await understood.getByRole('button', { name: '按全文找' }).click();
  await expect(understood).toContainText('按全文找');
  await expect(field).toBeFocused();
  await page.keyboard.press('Alt+a');
  await expect(understood).toContainText('按这一句找：分支一问');
  // What is typed anew is read anew.
  await page.keyboard.press('Alt+a');
  await field.fill('分支一问');
  await expect(understood).toHaveCount(0);
});

test('of two near answers none is chosen; both stand there, and each has a key', async ({ page }) => {
  const { open, field, options, selected, choice, toast, unsure } = steps(page);
  await page.goto(sample.inner);
  await clearClipboard(page);
  await open();
  await field.fill('样例一问 疑点一问');
  await expect(choice).toContainText('头两条很接近');
  await expect(choice.getByRole('heading')).toHaveText(['有疑点的问题', '各种写法的一段话术']);
  await expect(choice.getByRole('button', { name: '复制话术' })).toHaveCount(2);
  expect(await keysOn(choice)).toEqual(['Alt 1', 'Alt 2']);
  await expect(choice.locator('.hit-own').first()).toHaveText(/只有这一条说到：.*疑点/);
  await expect(selected).toHaveCount(0);
  await expect(field).not.toHaveAttribute('aria-activedescendant');
  await expect(unsure).toHaveCount(0);

  await page.keyboard.press('Control+Enter');
  await expect(toast).toHaveText('头两条很接近，请看清再选：Alt+1 复制第一条，Alt+2 复制第二条');
  expect(await paste(page)).toBe('空');
  await page.keyboard.press('Alt+1');
  await expect.poll(() => paste(page)).toBe('有疑点的答复。');
  await page.keyboard.press('Alt+2');
  await expect.poll(() => paste(page)).toBe(plainReply);
  await choice.getByRole('button', { name: '复制话术' }).first().click();
  await expect.poll(() => paste(page)).toBe('有疑点的答复。');

  // One is chosen as any hit, and the choice is one of the stops.
  await field.press('ArrowDown');
  await expect(selected).toContainText('#1004');
  await expect(choice).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(choice).toBeVisible();
  await options.nth(1).click();
  await expect(selected).toContainText('#1001');
});

test(
  'a near answer with a reply for each branch is opened by its key, and then says which keys it has',
  thorough,
  async ({ page }) => {
    const { open, field, detail, choice, toast } = steps(page);
    await page.goto(sample.inner);
    await clearClipboard(page);
    await open();
    await field.fill('样例分支');
    await expect(choice.locator('.hit-own').last()).toHaveText(
      '分情形，按 Alt 2 打开再选：在网页端买的；在手机上买的；在别处买的',
    );
    await page.keyboard.press('Alt+2');
    await expect(detail.getByRole('heading')).toHaveText('要先问清情形的问题');
    await expect(toast).toHaveText('这一条分情形，请选一种：Alt+1 在网页端买的；Alt+2 在手机上买的；Alt+3 在别处买的');
    await page.keyboard.press('Alt+3');
    await expect.poll(() => paste(page)).toBe('别处的答复。');
  },
);

test('two questions in one message are answered as two: each is named, and has a key', async ({ page }) => {
  const { open, field, choice, selected } = steps(page);
  await page.goto(sample.inner);
  await clearClipboard(page);
  await open();
  await field.fill('无话术一问。疑点一问');
  await expect(choice).toContainText('像是问了两件事');
  await expect(choice.locator('.hit-own')).toHaveText(['第一件：无话术一问', '第二件：疑点一问']);
  await expect(choice.getByRole('heading')).toHaveText(['没有话术的问题', '有疑点的问题']);
  await expect(selected).toHaveCount(0);
  await page.keyboard.press('Alt+2');
  await expect.poll(() => paste(page)).toBe('有疑点的答复。');
});

test('screen readers hear of a choice, and of what was read as the question', thorough, async ({ page }) => {
  const { open, field, dialog } = steps(page);
  await page.goto(sample.inner);
  await open();
  await field.fill('样例一问 疑点一问');
  const heard = dialog.getByRole('status').first();
  await expect(heard).toHaveText(
    /头两条很接近，请看清再选。第二条：各种写法的一段话术。\d+ 条结果，第一条：有疑点的问题/,
  );
  await field.fill('订单号：12345678 分支一问');
  await expect(heard).toHaveText(/^按这一句找：分支一问。/);
});
