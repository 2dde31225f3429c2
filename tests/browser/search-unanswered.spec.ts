import { keysOn, steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { clearClipboard, expect, paste, sample, test, thorough } from './support.ts';

const search = (query: string, site: string = sites.real) => `${site}search/?q=${encodeURIComponent(query)}`;

test('without certainty no hit is chosen, and copying takes a step of its own', async ({ page }) => {
  const { unsure, options, selected, detail, toast, field, handover } = steps(page);
  await page.goto(search('怎么退火箭票'));
  await clearClipboard(page);
  await expect(unsure).toContainText('没有把握');
  await expect(selected).toHaveCount(0);
  await expect(detail).toHaveCount(0);
  await field.press('Control+Enter');
  await expect(toast).toContainText('没有把握：请先用 ↑ ↓ 选一条');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/search\//);
  expect(await paste(page)).toBe('空');

  await field.press('ArrowDown');
  await expect(selected).toHaveCount(1);
  await options.filter({ hasNotText: '暂无可发送的话术' }).first().click();
  await expect(handover).toHaveCount(0);
  await expect(unsure).toBeVisible();
  const copy = detail.locator('[data-copy-kind=reply]').first();
  await expect(copy).toBeVisible();
  // No button is filled as the one to press.
  const [button, surface] = await copy.evaluate((element) =>
    [element, document.querySelector('.frame-header') ?? element].map((one) => getComputedStyle(one).backgroundColor),
  );
  expect(button).toBe(surface);
});

test('a known gap is named, with what may be told and a ticket that carries the question', async ({ page }) => {
  const { unsure, handover, toast, field } = steps(page);
  await page.goto(search('会员怎么退款，我的手机号 13812345678'));
  await clearClipboard(page);
  await expect(unsure).toContainText('这个还没有答复：会员退款');
  expect(await keysOn(handover)).toEqual(['Alt Y', 'Alt G']);
  await field.press('Alt+y');
  await expect(toast).toHaveText('已复制告知客户的话');
  expect(await paste(page)).toMatch(/^您好，您的问题我已经记录好了/);
  await field.press('Alt+g');
  await expect(toast).toHaveText('已复制工单模板');
  expect(await paste(page)).toMatch(
    /^知识库条目：暂无答复（会员退款）\n流转：二线\n客户的问题和诉求：会员怎么退款，我的手机号 13812345678\n/,
  );
  await clearClipboard(page);
  await handover.getByRole('button', { name: '复制工单模板' }).click();
  await expect.poll(() => paste(page)).toContain('暂无答复');
  // What names a person stays out of the address of another host.
  const report = await handover.getByRole('link', { name: '告诉编辑' }).getAttribute('href');
  expect(report).toContain(encodeURIComponent('会员怎么退款'));
  expect(report).not.toContain('13812345678');
});

test('the keys for telling and for the ticket work for an answer that escalates, too', thorough, async ({ page }) => {
  const { open, ask, toast, detail } = steps(page);
  await page.goto(sample.plain);
  await clearClipboard(page);
  await open();
  await ask('分支一问', 1002);
  await expect(detail.locator('[data-copy-kind=tell]')).toHaveAttribute('data-key', 'Alt Y');
  await page.keyboard.press('Alt+y');
  await expect.poll(() => paste(page)).toBe('您好，您的问题已记录，3 个工作日内告知您相关的情况。');
  await page.keyboard.press('Alt+g');
  await expect.poll(() => paste(page)).toContain('知识库条目：1002');
  await ask('样例一问', 1001);
  await page.keyboard.press('Alt+g');
  await expect(toast).toHaveText('这里没有工单模板');
});

test('greetings alone are no question', async ({ page }) => {
  const { unsure, handover, options } = steps(page);
  await page.goto(search('你好，在吗'));
  await expect(page.locator('.understood')).toContainText('只读到寒暄，没有读到问题');
  await expect(unsure).toBeVisible();
  await expect(options).toHaveCount(0);
  await expect(handover.getByRole('button')).toHaveCount(0);
});

test('a message goes when what it speaks of is gone', thorough, async ({ page }) => {
  const { open, ask, field, toast, dialog } = steps(page);
  await page.goto(sample.doubtful);
  await open();
  for (const leave of [
    () => field.fill('疑点'),
    () => page.keyboard.press('ArrowDown'),
    () => page.keyboard.press('Escape'),
  ]) {
    if (!(await dialog.isVisible())) await open();
    await ask('疑点一问', 1004);
    await page.keyboard.press('Control+Enter');
    await expect(toast).toContainText('待核实');
    await leave();
    await expect(toast).toHaveText('');
  }
  await page.keyboard.press('c');
  await expect(toast).toContainText('待核实');
});

test('on a page, too: with another branch or another entry', thorough, async ({ page }) => {
  const { toast } = steps(page);
  await page.goto(sample.branches);
  await page.keyboard.press('c');
  await expect(toast).toHaveText('请先选择客户属于哪种情形');
  await page.keyboard.press('2');
  await expect(toast).toHaveText('');
  await page.goto(sample.topic);
  await page.keyboard.press('c');
  await expect(toast).toHaveText('请先用 J / K 选中一条');
  await page.keyboard.press('j');
  await expect(toast).toHaveText('');
});
