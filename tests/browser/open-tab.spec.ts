import { comeBack, current, grapes, old, renewed, test, updated, wait } from './open-tab.ts';
import { clearClipboard, expect, paste, thorough, thoroughUnless, toastOf } from './support.ts';

for (const deploys of [1, 2, 6])
  test.describe(`after ${deploys} deploys`, () => {
    test(
      'an entry that changed refuses the old reply, shows what changed, and then copies the new one',
      thoroughUnless(deploys !== 2),
      async ({ page, site }) => {
        await page.goto(site.url(grapes));
        site.deploy('after', deploys);
        await wait(page);
        await clearClipboard(page);
        await page.keyboard.press('c');
        await expect(toastOf(page).filter({ hasText: updated })).toBeVisible();
        expect(await paste(page)).toBe('空');
        await expect(renewed(page).locator('del')).toContainText('10');
        await expect(renewed(page).locator('ins').first()).toContainText('12');
        await page.keyboard.press('c');
        await expect(page.locator('#toast')).toHaveText('已复制话术');
        expect(await paste(page)).toBe(current);
      },
    );

    test('what waits to be sent is not sent once it changed', thoroughUnless(deploys === 1), async ({ page, site }) => {
      await page.goto(site.url('samples/fruit-1107/'));
      await page.keyboard.press('Shift+C');
      await expect(page.getByRole('group', { name: '待发' })).toContainText('待发 1 条');
      await page.goto(site.url(grapes));
      await page.keyboard.press('Shift+C');
      await expect(page.getByRole('group', { name: '待发' })).toContainText('待发 2 条');
      site.deploy('after', deploys);
      await wait(page);
      await clearClipboard(page);
      await page.keyboard.press('s');
      await expect(page.locator('#toast')).toContainText('没有复制：#1101 刚刚更新');
      expect(await paste(page)).toBe('空');
      await page.keyboard.press('s');
      await expect(page.locator('#toast')).toHaveText('已复制 1 条');
      expect(await paste(page)).toBe('您好，桃子用纸盒。');
    });

    test(
      'an entry that was withdrawn is never copied, and says where to look',
      thoroughUnless(deploys === 1),
      async ({ page, site }) => {
        await page.goto(site.url('samples/fruit-1102/'));
        site.deploy('after', deploys);
        await comeBack(page);
        await expect(renewed(page)).toContainText('这一条已经撤下');
        await expect(renewed(page).getByRole('link', { name: '搜索别的答复' })).toHaveAttribute('href', /search\/\?q=/);
        await clearClipboard(page);
        for (const minutes of [0, 1]) {
          if (minutes > 0) await wait(page);
          await page.keyboard.press('c');
          await expect(page.locator('#toast')).toHaveText('没有复制：这一条已经撤下');
          await page.keyboard.press('t');
          await page.getByRole('button', { name: '复制话术' }).click();
          expect(await paste(page)).toBe('空');
        }
      },
    );
  });

test('on coming back an entry shows the new text before anything is pressed', async ({ page, site }) => {
  await page.goto(site.url(grapes));
  site.deploy('after');
  await comeBack(page);
  await expect(page.locator('.reply').first()).toContainText(current);
  await expect(renewed(page)).toContainText('这一条刚刚更新');
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  expect(await paste(page)).toBe(current);
  await page.getByRole('button', { name: '知道了' }).click();
  await expect(renewed(page)).toHaveCount(0);
});

test('on coming back a link leads where it leads now, though its words are the same', async ({ page, site }) => {
  await page.goto(site.url('samples/fruit-1109/'));
  site.deploy('after');
  await wait(page);
  await comeBack(page);
  await expect(renewed(page)).toContainText('话术没有变');
  await expect(page.getByRole('link', { name: '表格' })).toHaveAttribute('href', 'https://new.example/');
});

test('a build with the same entries changes nothing, and copies without a word', thorough, async ({ page, site }) => {
  await page.goto(site.url(grapes));
  site.deploy('before');
  await wait(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  expect(await paste(page)).toBe(old);
  await expect(renewed(page)).toHaveCount(0);
});

test('an entry that became unpublished refuses once, says so, and then copies with the caution', async ({
  page,
  site,
}) => {
  await page.goto(site.url('samples/fruit-1103/'));
  site.deploy('after');
  await comeBack(page);
  await expect(renewed(page)).toContainText('改成了「未上线」');
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toContainText('未上线：请先确认可以使用');
});

test('an entry that another one replaces says which', async ({ page, site }) => {
  await page.goto(site.url('samples/fruit-1104/'));
  site.deploy('after');
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toContainText('由「#1101 葡萄的价格」代替');
  expect(await paste(page)).toBe('空');
  await renewed(page).getByRole('link', { name: '打开 #1101' }).click();
  await expect(page).toHaveURL(site.url(grapes));
});

test('a reply that stayed the same is copied though another branch changed, which stays picked', async ({
  page,
  site,
}) => {
  await page.goto(site.url('samples/fruit-1105/'));
  await page.keyboard.press('2');
  site.deploy('after');
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术：买了血橙');
  expect(await paste(page)).toBe('血橙的话术。');
  await expect(page.getByRole('radio', { name: '买了血橙' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '买了血橙' })).toBeFocused();
  await expect(renewed(page)).toContainText('脐橙');
});

test('an entry that got a period meanwhile obeys it', async ({ page, site }) => {
  await page.goto(site.url('samples/fruit-1106/'));
  site.deploy('after');
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('没有复制：这一条已于 2026-01-31 过期');
  expect(await paste(page)).toBe('空');
});

test('in the list of a topic, too, what changed or is gone is not copied', async ({ page, site }) => {
  await page.goto(site.url('samples/'));
  site.deploy('after');
  await wait(page);
  await clearClipboard(page);
  const entry = (number: number) => page.locator(`[data-entry="${number}"]`);
  await entry(1102).getByRole('button', { name: '复制话术' }).click();
  await expect(page.locator('#toast')).toHaveText('没有复制：这一条已经撤下或移走');
  expect(await paste(page)).toBe('空');
  await entry(1101).getByRole('button', { name: '复制话术' }).click();
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  expect(await paste(page)).toBe(current);
  await entry(1107).getByRole('button', { name: '复制话术' }).click();
  await expect.poll(() => paste(page)).toBe('您好，桃子用纸盒。');
});

test('two tabs: each finds out for itself', thorough, async ({ page, context, site }) => {
  const second = await context.newPage();
  await second.clock.install();
  for (const tab of [page, second]) await tab.goto(site.url(grapes));
  site.deploy('after');
  for (const tab of [page, second]) {
    await tab.bringToFront();
    await wait(tab);
    await clearClipboard(tab);
    await tab.keyboard.press('c');
    await expect(tab.locator('#toast')).toHaveText(updated);
    expect(await paste(tab)).toBe('空');
    await tab.keyboard.press('c');
    await expect(tab.locator('#toast')).toHaveText('已复制话术');
    expect(await paste(tab)).toBe(current);
  }
});

test('a page that the browser kept while another one was read is looked at anew', async ({ page, site }) => {
  await page.goto(site.url(grapes));
  await page.goto(site.url('samples/plain/'));
  site.deploy('after');
  await page.goBack();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(page.locator('.reply').first()).toContainText(current);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  expect(await paste(page)).toBe(current);
});

test('what changed shows again what this device and this chat know of the entry', async ({ page, site }) => {
  await page.goto(site.url('samples/fruit-1108/'));
  await page.locator('.reply [data-slot=称呼]').fill('王女士');
  await page.locator('h1').click();
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: '★ 已收藏' })).toBeVisible();
  site.deploy('after');
  await comeBack(page);
  await expect(renewed(page)).toBeVisible();
  await expect(page.locator('.reply [data-slot=称呼]')).toHaveValue('王女士');
  await expect(page.getByRole('button', { name: '★ 已收藏' })).toBeVisible();
  await expect(page.locator('.reply .copy-image')).toHaveCount(1);
});

test('a new notice comes to a home page that is open, and one that was read stays away', async ({ page, site }) => {
  const notice = (title: string) => page.getByRole('region', { name: `必读：${title}` });
  await page.goto(site.url(''));
  await notice('样例通知').getByRole('button', { name: '已读' }).click();
  site.deploy('after');
  await comeBack(page);
  await expect(notice('新通知')).toContainText('今天起涨价。');
  await expect(notice('样例通知')).toBeHidden();
  await notice('新通知').getByRole('button', { name: '已读' }).click();
  await expect(notice('新通知')).toBeHidden();
});

test('what waits is looked at again: texts of entries that expired or are in doubt by now are taken out', async ({
  page,
  site,
}) => {
  for (const number of [1103, 1106, 1107]) {
    await page.goto(site.url(`samples/fruit-${number}/`));
    await page.keyboard.press('Shift+C');
    await expect(page.getByRole('group', { name: '待发' })).toContainText(`#${number}`);
  }
  site.deploy('after');
  await wait(page);
  await clearClipboard(page);
  await page.route('**/samples/fruit-1106/', (route) => route.abort());
  await page.keyboard.press('s');
  await expect(page.locator('#toast')).toContainText('没有复制：网站刚刚更新，#1106 没能核对，请再试一次');
  await expect(page.getByRole('group', { name: '待发' })).toContainText('待发 3 条');
  await page.unroute('**/samples/fruit-1106/');
  await page.keyboard.press('s');
  await expect(page.locator('#toast')).toContainText('没有复制：#1103、#1106 刚刚更新');
  expect(await paste(page)).toBe('空');
  await page.keyboard.press('s');
  await expect(page.locator('#toast')).toHaveText('已复制 1 条');
  expect(await paste(page)).toBe('您好，桃子用纸盒。');
});
