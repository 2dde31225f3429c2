import { test as plainTest } from '@playwright/test';
import { steps } from './search-steps.ts';
import { clearClipboard, expect, paste, plainReply, sample, test, thoroughUnless, toastOf } from './support.ts';

test('what is copied before the answer has come waits for it, and is of the entry chosen when the key was pressed', async ({
  page,
}) => {
  const { open, ask, detail, toast } = steps(page);
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(sample.plain, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(sample.inner);
  await clearClipboard(page);
  await open();
  await ask('样例一问', 1001);
  await expect(detail.getByRole('heading')).toHaveText('各种写法的一段话术');
  await page.keyboard.press('Control+Enter');
  await ask('疑点一问', 1004);
  await expect(detail).toContainText('有疑点的答复。');
  await expect(toast).toHaveText('');
  go();
  await expect(toast).toHaveText('已复制话术');
  expect(await paste(page)).toBe(plainReply);
  await expect(detail).toContainText('有疑点的答复。');
});

test('the answer is loaded once, also when its entry is found again', async ({ page }) => {
  const { open, ask, detail } = steps(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(sample.inner);
  await open();
  for (const query of ['疑点一问', '样例一问', '疑点一问']) {
    await ask(query, query === '样例一问' ? 1001 : 1004);
    await expect(detail.locator('.prose').first()).toBeVisible();
  }
  expect(asked.filter((url) => url === sample.doubtful)).toHaveLength(1);
});

test("over the entry's own page nothing of it is there twice, and its keys and choices stay its own", async ({
  page,
}) => {
  const { open, ask, detail, dialog } = steps(page);
  await page.goto(sample.branches);
  await page.keyboard.press('2');
  await open();
  await ask('分支一问', 1002);
  await expect(detail).toContainText('别处的答复。');
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
  expect(twice).toEqual([]);
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('[aria-labelledby]:visible').and(detail.locator('*'))).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('radio', { name: '在手机上买的' })).toBeChecked();
  await page.keyboard.press('c');
  await expect(toastOf(page).last()).toHaveText('已复制话术：在手机上买的');
  expect(await paste(page)).toBe('手机端的答复。');
});

test('an escalation can be copied from search', async ({ page }) => {
  const { open, ask, detail } = steps(page);
  await page.goto(sample.plain);
  await clearClipboard(page);
  await open();
  await ask('分支一问', 1002);
  await detail.getByRole('button', { name: '复制告知客户的话' }).click();
  await expect.poll(() => paste(page)).toBe('您好，您的问题已记录，3 个工作日内告知您相关的情况。');
});

// The browser logs each failed request as an error, so these tests do without that of the others.
for (const [what, answer, message] of [
  ['without a network', null, '答复没有加载成功，可能断网了，或网站刚刚更新'],
  ['when the server is ill', { status: 503, body: '' }, '答复没有加载成功，可能断网了，或网站刚刚更新'],
  ['when the entry was withdrawn', { status: 404, body: '' }, '这一条已经撤下'],
  [
    'when another page answers',
    { status: 200, contentType: 'text/html', body: '<h1>请登录</h1><article data-entry="1001"></article>' },
    '登录已过期，请刷新页面重新登录',
  ],
] as const)
  plainTest(
    `${what} the answer says so, nothing is copied, and 再试一次 loads it`,
    thoroughUnless(what === 'when the entry was withdrawn'),
    async ({ page }) => {
      const { open, ask, detail, field, toast } = steps(page);
      await page.goto(sample.plain);
      await clearClipboard(page);
      await page.route(sample.branches, (route) => (answer ? route.fulfill(answer) : route.abort()));
      await open();
      await ask('分支一问', 1002);
      await expect(detail.getByRole('alert')).toContainText(message);
      await page.keyboard.press('Alt+1');
      await expect(toast).toHaveText(`没有复制：${message}`);
      expect(await paste(page)).toBe('空');
      await page.unroute(sample.branches);
      await detail.getByRole('button', { name: '再试一次' }).click();
      await expect(detail).toContainText('网页端的答复。');
      await expect(detail.getByRole('alert')).toHaveCount(0);
      await expect(field).toBeFocused();
      await page.keyboard.press('Alt+1');
      await expect.poll(() => paste(page)).toBe('网页端的答复。');
    },
  );
