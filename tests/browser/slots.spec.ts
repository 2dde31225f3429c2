import { expectNoViolations } from './axe.ts';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { clearClipboard, expect, paste, sample, test, thorough } from './support.ts';

const address = `${sample.home}samples/slots/`;

test('a reply is copied only when its slots are filled in, each wherever it stands', async ({ page }) => {
  const { toast } = steps(page);
  await page.goto(address);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(toast).toHaveText('没有复制：请先填好「称呼」、「账号 ID」');
  expect(await paste(page)).toBe('空');

  const name = page.locator('.reply [data-slot=称呼]');
  await expect(name.first()).toBeFocused();
  await page.keyboard.type('王女士');
  await expect(name.nth(1)).toHaveValue('王女士');
  await page.locator('.reply [data-slot="账号 ID"]').first().fill('kl8888');
  await page.keyboard.press('Enter');
  await expect(toast).toHaveText('已复制话术');
  expect(await paste(page)).toBe('王女士您好，账号 kl8888 已经查到，王女士请放心。');
});

test('what was filled in stays for this chat, in search and for the ticket too, until N', async ({ page }) => {
  const { open, ask, toast, detail } = steps(page);
  await page.goto(address);
  await page.locator('.reply [data-slot=称呼]').first().fill('王女士');
  await page.locator('.reply [data-slot="账号 ID"]').first().fill('kl8888');
  await page.goto(sample.plain);
  await open();
  await ask('空位一问', 1009);
  await expect(detail.locator('.reply [data-slot=称呼]').first()).toHaveValue('王女士');
  await page.keyboard.press('Control+Enter');
  await expect(toast).toHaveText('已复制话术');
  expect(await paste(page)).toBe('王女士您好，账号 kl8888 已经查到，王女士请放心。');
  await page.keyboard.press('Alt+y');
  await expect.poll(() => paste(page)).toBe('王女士您好，您的问题已记录。');
  await page.keyboard.press('Alt+g');
  await expect
    .poll(() => paste(page))
    .toMatch(
      /^知识库条目：1009 .+\n流转：二线机密标记\n客户的问题和诉求：空位一问\n账号：kl8888\n短链接：\S+\/q\/1009\/ 话术版本 [0-9a-f]{6}\n时间：/,
    );

  await page.keyboard.press('Alt+n');
  await expect(toast).toContainText('已清空');
  await expect(detail.locator('.reply [data-slot=称呼]').first()).toHaveValue('');
  await page.keyboard.press('Control+Enter');
  await expect(toast).toContainText('没有复制：请先填好');
});

test('G and Y copy ticket and sentence on the page; the ticket carries what was searched for', async ({ page }) => {
  const { open, ask, toast } = steps(page);
  await page.goto(sample.plain);
  await page.keyboard.press('g');
  await expect(toast).toHaveText('这一条没有工单模板');
  await page.keyboard.press('y');
  await expect(toast).toHaveText('这一条没有告知客户的话');
  await open();
  await ask('分支一问', 1002);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`^${sample.branches}`));
  // The code behind these keys loads after the page.
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('g');
  await expect(toast).toHaveText('请先选择客户属于哪种情形');
  await page.keyboard.press('2');
  await page.keyboard.press('y');
  await expect(toast).toHaveText('已复制告知客户的话');
  await page.keyboard.press('g');
  await expect(toast).toHaveText('已复制工单模板');
  expect(await paste(page)).toMatch(
    /^知识库条目：1002 .+\n.+\n客户的问题和诉求：分支一问\n账号 ID：\n短链接：.+\n时间：.+$/,
  );
  // Nothing of this customer goes into the ticket of the next.
  await page.keyboard.press('n');
  await page.keyboard.press('g');
  await expect.poll(() => paste(page)).toContain('客户的问题和诉求：\n');
});

test('what was searched for is in the ticket of that entry alone', async ({ page }) => {
  const { open, ask } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('空位一问', 1009);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`^${address}`));
  await page.goto(sample.branches);
  await page.keyboard.press('2');
  await page.keyboard.press('g');
  await expect.poll(() => paste(page)).toContain('客户的问题和诉求：\n');
});

test('without storage a slot holds on its page', thorough, async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new Error('forbidden');
      },
    });
  });
  const { toast } = steps(page);
  await page.goto(address);
  await page.locator('.reply [data-slot=称呼]').first().fill('王女士');
  await page.locator('.reply [data-slot="账号 ID"]').first().fill('kl8888');
  await page.keyboard.press('Enter');
  await expect(toast).toHaveText('已复制话术');
});

test('axe finds nothing on an entry with slots', thorough, async ({ page }) => {
  await expectNoViolations(page, () => page.goto(address));
});

test('entries.json names the slots', async ({ page }) => {
  const response = await page.request.get(sites.onLoopback(`${sites.sample}entries.json`));
  const { entries } = await response.json();
  const slots = Object.fromEntries(entries.map((one: { number: number; slots: string[] }) => [one.number, one.slots]));
  expect(slots).toMatchObject({ 1001: [], 1009: ['称呼', '账号 ID'] });
});
