import { comeBack, current, old, test, updated, wait } from './open-tab.ts';
import { steps } from './search-steps.ts';
import { clearClipboard, expect, paste, thorough, thoroughUnless } from './support.ts';

for (const deploys of [1, 6])
  test.describe(`after ${deploys} deploys`, () => {
    for (const [where, path] of [
      ['search over a page', 'samples/plain/'],
      ['/search/', 'search/'],
      ['search on home', ''],
    ] as const)
      test(
        `${where} copies no old reply, for queries asked before and for new ones`,
        thoroughUnless(where === 'search over a page' && deploys === 1),
        async ({ page, site }) => {
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
        },
      );
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

test('while an index is slow, search says that it loads', thorough, async ({ page, site }) => {
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

test(
  'a request that is lost leaves what was found, and the query asked before still answers',
  thorough,
  async ({ page, site }) => {
    const { field, options, detail } = steps(page);
    // What the first answer loads ahead is not lost, so of the second one the card never comes.
    const card = '**/pagefind/fragment/1008.*';
    await page.route(card, (route) => route.abort());
    await page.goto(site.url('search/'));
    await field.fill('葡萄怎么办');
    await expect(detail).toContainText(old);
    await field.fill('下级一问');
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
    await page.unroute(card);
    await field.fill('下级一问');
    await expect(options.first()).toContainText('#1008');
  },
);
