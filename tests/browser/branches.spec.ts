import { type Page, test as plainTest } from '@playwright/test';
import { expect, paste, sample, test, thorough, toastOf } from './support.ts';

const replies = ['网页端的答复。', '手机端的答复。', '别处的答复。'];

test('nothing is shown before a condition is picked, and C says so', async ({ page }) => {
  await page.goto(sample.branches);
  for (const reply of replies) await expect(page.getByText(reply)).toBeHidden();
  await page.keyboard.press('c');
  await expect(toastOf(page)).toHaveText('请先选择客户属于哪种情形');
});

test('a click shows that branch only, and C copies its reply', async ({ page }) => {
  await page.goto(sample.branches);
  for (const [index, condition] of ['在网页端买的', '在手机上买的', '在别处买的'].entries()) {
    await page.getByText(condition).first().click();
    for (const reply of replies) await expect(page.getByText(reply)).toBeVisible({ visible: reply === replies[index] });
    await page.keyboard.press('c');
    await expect.poll(() => paste(page)).toBe(replies[index]);
  }
});

test('keys 1 to 9 pick a branch; one that is not there changes nothing', async ({ page }) => {
  await page.goto(sample.branches);
  await page.keyboard.press('2');
  await expect(page.getByText('手机端的答复。')).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByText('别处的答复。')).toBeVisible();
  await expect(page.getByText('手机端的答复。')).toBeHidden();
  await page.keyboard.press('9');
  await expect(page.getByText('别处的答复。')).toBeVisible();
  await expect(toastOf(page)).toHaveText('只有 3 种情形，没有第 9 种');
  await page.goto(sample.plain);
  await page.keyboard.press('2');
  await expect(toastOf(page)).toHaveText('这一条不分情形');
});

test('arrows move through the conditions, as in any group of choices', async ({ page }) => {
  await page.goto(sample.branches);
  await page.keyboard.press('1');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('手机端的答复。')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('别处的答复。')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: '在手机上买的' })).toBeChecked();
  await expect(page.getByText('手机端的答复。')).toBeVisible();
});

test("a branch's notes and escalation are shown with it", async ({ page }) => {
  await page.goto(sample.branches);
  await expect(page.getByText('手机端的内部说明。')).toBeHidden();
  await page.keyboard.press('2');
  await expect(page.getByText('手机端的内部说明。')).toBeVisible();
  await expect(page.getByText('换了手机还是不行时。')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '账号 ID' })).toBeVisible();
});

test('a choice is still there after going to another page and back', thorough, async ({ page }) => {
  await page.goto(sample.branches);
  await page.keyboard.press('3');
  await expect(page.getByText('别处的答复。')).toBeVisible();
  await page.goto(sample.plain);
  await page.goBack();
  const picked = page.getByRole('radio', { name: '在别处买的' });
  await expect(page.getByText('别处的答复。')).toBeVisible({ visible: await picked.isChecked() });
  await expect(picked).toBeChecked();
});

test('after a reload, what is shown is what is picked', async ({ page }) => {
  await page.goto(sample.branches);
  await page.keyboard.press('2');
  await page.reload();
  for (const [index, condition] of ['在网页端买的', '在手机上买的', '在别处买的'].entries()) {
    const isPicked = await page.getByRole('radio', { name: condition }).isChecked();
    await expect(page.getByText(replies[index] ?? '')).toBeVisible({ visible: isPicked });
  }
});

test('in a list, each entry has a choice of its own', thorough, async ({ page }) => {
  await page.goto(sample.topic);
  await page.getByText('在网页端买的').first().click();
  await page.getByRole('radio', { name: '机密标记：条件' }).check({ force: true });
  await expect(page.getByText('网页端的答复。')).toBeVisible();
  await expect(page.getByText('情形里的话术。')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all branches are readable under their conditions, and there is nothing to pick', async ({ page }) => {
    await page.goto(sample.branches);
    for (const text of [...replies, '在网页端买的', '在手机上买的', '在别处买的'])
      await expect(page.getByText(text).and(page.locator(':visible')).first()).toBeVisible();
    await expect(page.getByText('客户属于哪种情形？')).toBeHidden();
    await expect(page.locator('.confidential')).toBeVisible();
  });

  test('topics, lists and the map are readable and lead on', async ({ page }) => {
    await page.goto(sample.home);
    await page.getByRole('link', { name: '样例', exact: true }).click();
    await expect(page.getByText('活动期间的答复。')).toBeVisible();
    await page.getByRole('link', { name: '主题图谱' }).click();
    // The list before names that entry twice.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('主题图谱');
    await page.getByRole('link', { name: '下级专题里的问题' }).click();
    await expect(page.getByText('下级专题里的答复。')).toBeVisible();
  });
});

// The browser logs what could not be loaded as an error, so these tests do without the test of the others.
for (const [what, open] of [
  [
    'the code of the page is lost',
    async (page: Page) => {
      await page.route('**/_astro/*.js', (route) => route.abort());
      await page.setContent(`<iframe src="${sample.branches}" width="800" height="900"></iframe>`);
    },
  ],
  [
    'a frame may not have an origin',
    (page: Page) =>
      page.setContent(`<iframe src="${sample.branches}" sandbox="allow-scripts" width="800" height="900"></iframe>`),
  ],
] as const)
  plainTest(
    `where ${what}, all branches are readable and no button stands there that does nothing`,
    async ({ browser }) => {
      // In a profile that was used before, Playwright does not see into a frame of another site.
      const context = await browser.newContext();
      const page = await context.newPage();
      await open(page);
      const frame = page.frameLocator('iframe');
      for (const reply of replies) await expect(frame.getByText(reply)).toBeVisible();
      await expect(frame.getByText('客户属于哪种情形？')).toBeHidden();
      await expect(frame.locator('button:visible:not(.number)')).toHaveCount(0);
      await context.close();
    },
  );
