import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { clearClipboard, expect, paste, plainReply, sample, test, thoroughUnless } from './support.ts';
import { stops } from './tab-stops.ts';

test.use({ viewport: { width: 400, height: 768 } });

const panel = (query: string) => `${sample.home}panel/?q=${encodeURIComponent(query)}`;
const topOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);

for (const [where, url] of [
  ['an entry', sample.plain],
  ['an entry with cautions', sample.doubtful],
  ['/panel/', panel('样例一问')],
  ['a doubtful answer in /panel/', panel('疑点一问')],
  ['a real entry', `${sites.real}membership/subscription/subscribe-again/`],
  ['a real entry with cautions', `${sites.real}membership/watermark-still-in-kuaiying/`],
] as const)
  test(
    `the reply of ${where} begins above y = 160, under one bar`,
    thoroughUnless(where === '/panel/' || where === 'a real entry'),
    async ({ page }) => {
      await page.goto(url);
      await expect(page.locator('.reply').first()).toBeVisible();
      expect(await topOf(page, '.reply')).toBeLessThan(160);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await topOf(page, '.reply')).toBeLessThan(160);
      const bars = await page
        .locator('.frame-top')
        .evaluate((top) => [...top.children].map(({ clientHeight }) => clientHeight));
      expect(bars).toEqual([20, 43]);
      await expect(page.locator('.topics')).toBeHidden();
    },
  );

test('topics, colours and the list of keys are one click away', async ({ page }) => {
  await page.goto(sample.plain);
  const menu = page.getByRole('button', { name: '专题和设置' });
  await menu.click();
  await page.getByRole('button', { name: '切换深色或浅色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: '快捷键' }).click();
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await menu.click();
  await page.getByRole('navigation', { name: '专题' }).getByRole('link', { name: '下级专题' }).click();
  await expect(page).toHaveURL(sample.nested);
});

test('‹ and ›, and Alt with arrows, lead from answer to answer; the list is one click away and never below', async ({
  page,
}) => {
  const { detail, options } = steps(page);
  await page.goto(panel('分支一问'));
  const position = page.getByRole('button', { name: /看全部/ });
  await expect(position).toContainText('1 / 9');
  await expect(options.first()).toBeHidden();
  await page.getByRole('button', { name: '下一条' }).click();
  await expect(position).toContainText('2 / 9');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(position).toContainText('3 / 9');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(position).toContainText('1 / 9');
  await expect(page).toHaveURL(/panel/);
  await position.click();
  await expect(options).toHaveCount(9);
  await expect(detail).toBeHidden();
  await options.filter({ hasText: '#1001' }).click();
  await expect(detail).toContainText('「无水印下载」');
  await expect(options.first()).toBeHidden();
  await expect(page.locator('[aria-selected=true] .entry-number')).toHaveText('#1001');
});

test('where nothing is chosen, what may be done stands above the rows', async ({ page }) => {
  const { options, handover } = steps(page);
  await page.goto(`${sites.real}panel/?q=${encodeURIComponent('怎么退火箭票')}`);
  await expect(handover.getByRole('button', { name: '复制告知客户的话' })).toBeInViewport();
  const [above, below] = await Promise.all([handover.boundingBox(), options.first().boundingBox()]);
  expect(above?.y).toBeLessThan(below?.y ?? 0);
});

test('the button that copies is as wide as the panel, and stays at its foot while a long reply scrolls', async ({
  page,
}) => {
  await page.goto(sample.long);
  const button = page.getByRole('button', { name: '复制话术' }).first();
  const { y, height, width } = (await button.boundingBox()) ?? { y: 0, height: 0, width: 0 };
  expect(height).toBeGreaterThanOrEqual(44);
  expect(width).toBeGreaterThan(330);
  expect(y + height).toBeLessThanOrEqual(768);
});

for (const [name, query] of [
  ['an answer', '样例一问'],
  ['branches', '分支一问'],
  ['no answer', '怎么退火箭票'],
  ['nothing asked', ''],
] as const)
  test(`axe finds nothing in the panel with ${name}`, thoroughUnless(name === 'an answer'), async ({ page }) => {
    await expectNoViolations(page, async () => {
      await page.goto(panel(query));
      await expect(page.locator('.search-output')).not.toBeEmpty();
      await expect(page.locator('.search-output')).toContainText(query ? /复制/ : '输入关键词');
    }, [1366, 480, 400, 390, 320]);
  });

for (const [where, url] of [
  ['an entry', `${sites.real}membership/watermark-still-in-kuaiying/`],
  ['/panel/', `${sites.real}panel/?q=1001`],
] as const)
  test(
    `the reply of ${where} begins above y = 160, also under cautions and a title of two full lines`,
    thoroughUnless(where === '/panel/'),
    async ({ page }) => {
      await page.goto(url);
      const title = page.locator('.entry-title, .hit-detail h2 a').first();
      await expect(page.locator('.caution')).toBeVisible();
      for (const width of [480, 400, 390, 320]) {
        await page.setViewportSize({ width, height: 768 });
        await title.evaluate((element) => {
          const text = document.createTextNode('');
          element.replaceChildren(text);
          const lines = document.createRange();
          const countLines = () => {
            lines.selectNodeContents(text);
            return new Set([...lines.getClientRects()].map(({ top }) => Math.round(top))).size;
          };
          while (countLines() < 3) text.data += '题';
          text.data = text.data.slice(1);
        });
        expect(await topOf(page, '.reply'), `${width} px`).toBeLessThan(160);
        await expect(page.locator('.number').first()).toBeInViewport({ ratio: 1 });
      }
    },
  );

for (const page of ['panel', 'search'])
  test(`the branches of an answer stand on /${page}/`, thoroughUnless(page === 'panel'), async ({ page: tab }) => {
    await tab.goto(`${sample.home}${page}/?q=${encodeURIComponent('分支一问')}`);
    for (const branch of ['在网页端买的', '在手机上买的', '在别处买的'])
      await expect(tab.getByRole('button', { name: `复制话术：${branch}` })).toBeVisible();
  });

test('all of the panel can be reached and done by keyboard', async ({ page }) => {
  const { field, options, toast } = steps(page);
  await page.goto(panel('分支一问'));
  await expect(page.getByRole('button', { name: /看全部/ })).toContainText('1 / 9');
  await expect(page.locator('[data-copy-kind=ticket]')).toBeAttached();
  const names = await stops(page);
  for (const name of [
    '专题和设置',
    '#1002',
    '收藏',
    '要先问清情形的问题',
    '复制话术：在手机上买的',
    '上一条',
    '看全部',
    '下一条',
  ])
    expect(names.join('\n')).toContain(name);
  await field.focus();
  for (const [key, said] of [
    ['Alt+2', '已复制话术：在手机上买的'],
    ['Alt+y', '已复制告知客户的话'],
    ['Alt+g', '已复制工单模板'],
    ['Alt+n', '已清空'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(toast).toContainText(said);
  }
  await page.getByRole('button', { name: /看全部/ }).focus();
  await page.keyboard.press('Enter');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.locator('[aria-selected=true] .entry-number')).toHaveText('#1009');
  await expect(options.first()).toBeHidden();
  await page.getByRole('button', { name: '下一条' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /看全部/ })).toContainText('4 / 9');
  await page.getByRole('button', { name: '专题和设置' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '快捷键' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

/** The panel in the frame of a CRM. */
async function openCrm(page: Page, origin: string = sites.crm) {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${origin}/`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('.recents')).toBeVisible();
  const ask = async (words: string) => {
    await page.getByLabel('客户的话').fill(words);
    await page.getByRole('button', { name: '在知识库里查' }).click();
  };
  return { frame, ask, reply: page.getByLabel('回复') };
}

test('a CRM that operations name sends what the customer wrote, and hears what was copied', async ({ page }) => {
  const { frame, ask, reply } = await openCrm(page);
  await clearClipboard(page);
  await ask('样例一问');
  await frame.getByRole('button', { name: '复制话术' }).first().click();
  await expect(reply).toHaveValue(plainReply);
  await expect(page.locator('#source')).toHaveText(`#1001 ${sample.home}q/1001/`);
  expect(await paste(page)).toBe(plainReply);
  // The next customer.
  await ask('疑点一问');
  await expect(frame.locator('.hit-detail')).toContainText('有疑点的答复。');
});

test('no other host is listened to, or told anything', async ({ page }) => {
  const { frame, ask, reply } = await openCrm(page, sites.stranger);
  await ask('样例一问');
  await expect(frame.locator('textarea')).toHaveValue('');
  await frame.locator('textarea').fill('样例一问');
  await frame.getByRole('button', { name: '复制话术' }).first().click();
  await expect(frame.locator('#toast')).toContainText('已复制');
  await expect(reply).toHaveValue('');
});
