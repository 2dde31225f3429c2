import { type Page, test as plainTest } from '@playwright/test';
import { Deployment, Publisher } from './deployments.ts';
import { steps } from './search-steps.ts';
import { clearClipboard, expect, paste, toastOf } from './support.ts';

// The builds are made once, so all tests run in one process. Withdrawn entries and refusals are errors in the browser's log.
plainTest.describe.configure({ mode: 'default' });

const test = plainTest.extend<{ site: Deployment }, { publisher: Publisher }>({
  publisher: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures that are needed, and there are none.
    async ({}, use) => {
      const publisher = new Publisher();
      await use(publisher);
      publisher.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  site: async ({ publisher, page }, use) => {
    const site = new Deployment(publisher);
    await site.start();
    await page.clock.install();
    await use(site);
    // Playwright leaves a page offline for the next test.
    await page.context().setOffline(false);
    site.stop();
  },
});

const old = '您好，葡萄每斤 10 元。';
const current = '您好，葡萄每斤 12 元，下月起执行。';
const updated = '没有复制：这一条刚刚更新，请看过新的内容再复制';
const grapes = 'samples/fruit-1101/';

/** The reader was elsewhere, and comes back to the tab. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
/** The tab stays in view for longer than an answer about the build holds. */
const wait = (page: Page) => page.clock.fastForward(61_000);
const renewed = (page: Page) => page.locator('.frame-main [data-renewed]');

for (const deploys of [1, 2, 6])
  test.describe(`after ${deploys} deploys`, () => {
    test('an entry that changed refuses the old reply, shows what changed, and then copies the new one', async ({
      page,
      site,
    }) => {
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
    });

    test('what waits to be sent is not sent once it changed', async ({ page, site }) => {
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

    test('an entry that was withdrawn is never copied, and says where to look', async ({ page, site }) => {
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
    });

    for (const [where, path] of [
      ['search over a page', 'samples/plain/'],
      ['/search/', 'search/'],
      ['search on home', ''],
    ] as const)
      test(`${where} copies no old reply, for queries asked before and for new ones`, async ({ page, site }) => {
        const { field, options, detail, numbers } = steps(page);
        await page.goto(site.url(path));
        if (path === 'samples/plain/') await page.keyboard.press('/');
        else await page.locator('textarea[name=q]').focus();
        await field.fill('香蕉是什么');
        await expect(options.first()).toContainText('#1102');
        await field.fill('葡萄怎么办');
        await expect(options.first()).toContainText('#1101');
        await expect(detail).toContainText(old);
        site.deploy('after', deploys);
        await wait(page);
        await clearClipboard(page);
        await field.press('Control+Enter');
        await expect(page.locator('#toast')).toHaveText(updated);
        expect(await paste(page)).toBe('空');
        await expect(detail).toContainText(current);
        await expect(detail.locator('[data-renewed] del')).toContainText('10');
        await field.press('Control+Enter');
        await expect(page.locator('#toast')).toContainText('已复制话术');
        expect(await paste(page)).toBe(current);
        for (const query of ['香蕉是什么', '香蕉要多久']) {
          await field.fill(query);
          await expect(page.locator('.hit-detail')).not.toContainText('香蕉来自海南');
          await expect(options.filter({ hasText: '#1102' })).toHaveCount(0);
          expect(await numbers()).not.toContain(1102);
        }
      });
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

test('on coming back search asks again, and keeps what was chosen by hand', async ({ page, site }) => {
  const { field, options, selected, detail } = steps(page);
  await page.goto(site.url('search/?q=%E8%91%A1%E8%90%84%E6%80%8E%E4%B9%88%E5%8A%9E'));
  await expect(options.nth(1)).toBeVisible();
  await field.press('ArrowDown');
  const chosen = await selected.locator('.entry-number').textContent();
  site.deploy('after');
  await comeBack(page);
  await options.first().click();
  await expect(detail).toContainText(current);
  expect(chosen).not.toBe('#1101');
});

test('a build with the same entries changes nothing, and copies without a word', async ({ page, site }) => {
  await page.goto(site.url(grapes));
  site.deploy('before');
  await wait(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  expect(await paste(page)).toBe(old);
  await expect(renewed(page)).toHaveCount(0);
});

test('within a minute of loading, a copy asks the server nothing', async ({ page, site }) => {
  // The code behind the keys loads after the page.
  await page.goto(site.url(grapes), { waitUntil: 'networkidle' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('已复制话术');
  expect(asked).toEqual([]);
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

test('two tabs: each finds out for itself', async ({ page, context, site }) => {
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

test('when deploys took away the code that compares, nothing is copied, and a fresh page is offered', async ({
  page,
  site,
}) => {
  await page.goto(site.url(grapes));
  site.deploy('after');
  await page.route(/_astro\/renew\./, (route) => route.fulfill({ status: 404, body: '' }));
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('没有复制：网站已经更新');
  expect(await paste(page)).toBe('空');
  await page.getByRole('alert').getByRole('button', { name: '刷新页面' }).click();
  await expect(page.locator('.reply').first()).toContainText(current);
});

test('offline, a copy works, and says since when the text is unchecked', async ({ page, context, site }) => {
  await page.goto(site.url(grapes));
  const time = await page.evaluate(() => new Date().toTimeString().slice(0, 5));
  await context.setOffline(true);
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText(`已复制话术。没有连上服务器：${time} 以后有没有改动，没能核对`);
  expect(await paste(page)).toBe(old);
});

test('known to be of an earlier build, nothing is copied while it cannot be compared', async ({ page, site }) => {
  await page.goto(site.url(grapes));
  site.deploy('after');
  await page.route(`**/${grapes}`, (route) => route.abort());
  await wait(page);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText('没有复制：网站刚刚更新，这一条没能核对，请再试一次');
  expect(await paste(page)).toBe('空');
  await page.unroute(`**/${grapes}`);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toHaveText(updated);
});

for (const access of ['sign-on', 401, 403] as const)
  test.describe(`when access has ended (${access})`, () => {
    const offer = (page: Page) => page.getByRole('alert').filter({ hasText: '登录已过期。请刷新页面，重新登录。' });

    test('a copy says so and is refused, and a fresh page is offered until it is given again', async ({
      page,
      site,
    }) => {
      // The code behind the keys loads after the page.
      await page.goto(site.url(grapes), { waitUntil: 'networkidle' });
      site.access = access;
      await wait(page);
      await clearClipboard(page);
      await page.keyboard.press('c');
      await expect(page.locator('#toast')).toHaveText('没有复制：登录已过期');
      await expect(offer(page)).toBeVisible();
      expect(await paste(page)).toBe('空');
      site.access = 'given';
      await comeBack(page);
      await expect(offer(page)).toHaveCount(0);
    });

    test('search that was not used before says so', async ({ page, site }) => {
      await page.goto(site.url(grapes));
      site.access = access;
      await page.keyboard.press('/');
      await expect(offer(page)).toBeVisible();
      if (access !== 'sign-on') return;
      await offer(page).getByRole('button', { name: '刷新页面' }).click();
      await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
    });

    test('search that was used before says so, and keeps what was found', async ({ page, site }) => {
      const { field, options, open } = steps(page);
      await page.goto(site.url(grapes));
      await open();
      await field.fill('葡萄怎么办');
      await expect(options.first()).toContainText('#1101');
      site.access = access;
      await field.fill('xyzzy 丁丁丁 橄榄');
      await expect(page.locator('.search-notice')).toContainText('登录已过期');
      await expect(options.first()).toBeVisible();
      await expect(offer(page)).toBeVisible();
    });

    test('Enter on home leads to where the server wants the reader', async ({ page, site }) => {
      await page.route(/_astro\/(mount|panel)\./, (route) => route.abort());
      await page.goto(site.url(''));
      site.access = access;
      const { field } = steps(page);
      await field.fill('葡萄');
      const answered = page.waitForResponse((response) => response.url().includes('/search/?q='));
      await field.press('Enter');
      expect((await answered).status()).toBe(access === 'sign-on' ? 302 : access);
      if (access === 'sign-on') await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
    });
  });

test('while an index is slow, search says that it loads', async ({ page, site }) => {
  const { field, options } = steps(page);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/pagefind/model.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url('search/'));
  await field.fill('葡萄怎么办');
  await page.clock.runFor(400);
  await expect(page.getByText('正在搜索……')).toBeVisible();
  letGo();
  await expect(options.first()).toContainText('#1101');
  await expect(page.getByText('正在搜索……')).toHaveCount(0);
});

test('a request that is lost leaves what was found, and the query asked before still answers', async ({
  page,
  context,
  site,
}) => {
  const { field, options, detail } = steps(page);
  await page.goto(site.url('search/'));
  await field.fill('葡萄怎么办');
  await expect(detail).toContainText(old);
  await context.setOffline(true);
  await field.fill('荔枝和西瓜 zzz 的橄榄');
  const notice = page.locator('.search-notice');
  await expect(notice).toContainText('下面还是上一次搜索的结果');
  await expect(options.first()).toContainText('#1101');
  // A key is about what was typed, not about what stands there of an earlier query.
  await clearClipboard(page);
  await field.press('Control+Enter');
  await expect(notice).toContainText('搜索没有加载成功');
  expect(await paste(page)).toBe('空');
  await field.fill('葡萄怎么办');
  await expect(notice).toBeEmpty();
  await expect(options.first()).toContainText('#1101');
  await context.setOffline(false);
  await field.fill('荔枝要多久');
  await expect(options.first()).toContainText('#1104');
});
