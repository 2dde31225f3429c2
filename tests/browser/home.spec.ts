import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { clearClipboard, expect, hold, paste, plainReply, sample, test, thorough } from './support.ts';

const section = (page: Page, name: string) => page.getByRole('region', { name });

test('pins, favourites and what was copied stand on the home page, each row with its own copy button', async ({
  page,
}) => {
  await page.goto(sample.home);
  await clearClipboard(page);
  await expect(section(page, '我的收藏')).toHaveCount(0);
  await expect(section(page, '最近复制')).toHaveCount(0);
  await section(page, '团队常用').getByRole('button').first().click();
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  expect(await paste(page)).toBe(plainReply);

  await page.goto(sample.doubtful);
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: '★ 已收藏' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto(sample.home);
  await expect(section(page, '最近复制').getByRole('listitem')).toContainText([/#1001.+\d\d:\d\d/]);
  await section(page, '我的收藏').getByRole('button', { name: '复制话术：有疑点的问题' }).click();
  await expect(page.locator('#toast')).toContainText('待核实');
  expect(await paste(page)).toBe('有疑点的答复。');
  await page.goto(sample.doubtful);
  await page.getByRole('button', { name: '★ 已收藏' }).click();
  await page.goto(sample.home);
  await expect(section(page, '我的收藏')).toHaveCount(0);
});

test('of several copies that wait for the network the last wish wins', async ({ page }) => {
  await page.goto(sample.doubtful);
  await page.keyboard.press('f');
  await expect(page.locator('#toast')).toContainText('已收藏');
  const release = await hold(page, /samples\/(plain|branches)\/$/);
  await page.goto(sample.home);
  for (const row of [0, 1]) await section(page, '团队常用').getByRole('button').nth(row).click();
  await section(page, '我的收藏').getByRole('button').click();
  await expect(page.locator('#toast')).toContainText('待核实');
  await release(2);
  expect(await paste(page)).toBe('有疑点的答复。');
  await expect(page.locator('#toast')).toContainText('待核实');
  expect(page.url()).toBe(sample.home);
});

test('an entry that asks for a branch is opened, and an expired one is not copied', async ({ page }) => {
  await page.goto(sample.home);
  await section(page, '团队常用').getByRole('button').nth(1).click();
  await expect(page).toHaveURL(sample.branches);
  await page.goto(sample.dated);
  await page.keyboard.press('f');
  await expect(page.locator('#toast')).toContainText('已收藏');
  await page.goto(sample.home);
  await clearClipboard(page);
  await section(page, '我的收藏').getByRole('button').click();
  await expect(page.locator('#toast')).toContainText('没有复制：');
  expect(await paste(page)).toBe('空');
});

test('a notice stands there in its time until it is read, and again when its text changes', async ({ page }) => {
  const notice = page.getByRole('region', { name: '必读：样例通知' });
  await page.goto(sample.home);
  await expect(notice).toContainText('第二段。');
  await expect(notice).toContainText('给全体客服看');
  await expect(page.getByText('已经过去的通知')).toBeHidden();
  await notice.getByRole('button', { name: '已读' }).click();
  await expect(notice).toBeHidden();
  await page.reload();
  await expect(notice).toBeHidden();
  await page.evaluate(() => {
    const read = JSON.parse(localStorage.getItem('notices') ?? '{}');
    localStorage.setItem('notices', JSON.stringify({ ...read, always: `${read.always}旧` }));
  });
  await page.reload();
  await expect(notice).toBeVisible();
});

test(
  'the home page uses the width, and needs no scrolling sideways where there is little',
  thorough,
  async ({ page }) => {
    for (const width of [1366, 400, 320]) {
      await page.setViewportSize({ width, height: 768 });
      await page.goto(sample.home);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    const [pins, care] = [section(page, '团队常用'), section(page, '需要留意')];
    const [left, right] = [await pins.boundingBox(), await care.boundingBox()];
    expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0));
  },
);

test('axe finds nothing on the home page with all that it may hold', thorough, async ({ page }) => {
  await page.goto(sample.plain);
  await page.keyboard.press('f');
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  await expectNoViolations(page, async () => {
    await page.goto(sample.home);
    await expect(section(page, '最近复制')).toBeVisible();
  });
});
