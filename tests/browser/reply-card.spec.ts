import type { Page } from '@playwright/test';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { expect, sample, test, thorough } from './support.ts';

/** What the buttons say that are filled as the one to press, with the reply that they copy. */
const filled = (page: Page, within = '.frame-main') =>
  page
    .locator(`${within} .copy:visible`)
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => getComputedStyle(button).fontWeight === '600')
        .map((button) => [
          (button as HTMLElement).dataset['copy'],
          /"([^"]*)"/.exec(getComputedStyle(button, '::after').content)?.[1],
        ]),
    );

test('only the reply that C would copy has the filled button, with its key on it', async ({ page }) => {
  await page.goto(sample.marked);
  expect(await filled(page)).toEqual([['可以发给客户的第一段。', 'C']]);
  await page.keyboard.press('1');
  expect(await filled(page)).toEqual([['情形里的话术。', 'C']]);
  await page.goto(sample.branches);
  expect(await filled(page)).toEqual([]);
  await page.keyboard.press('3');
  expect(await filled(page)).toEqual([['别处的答复。', 'C']]);
});

test('in search that is the reply of Ctrl + Enter, and each reply says its key', async ({ page }) => {
  const { open, ask, detail } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('机密标记一问', 1006);
  await expect(detail).toContainText('可以发给客户的第一段。');
  expect(await filled(page, '.hit-detail')).toEqual([['可以发给客户的第一段。', 'Ctrl + Enter']]);
});

test('a copied reply says so in place, with the time', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-29T14:02:00+08:00'));
  await page.goto(sample.plain);
  const button = page.getByRole('button', { name: '复制话术' }).first();
  await button.click();
  await expect(page.locator('[data-copied]')).toHaveAttribute('data-copied', '14:02');
  const said = await page.locator('[data-copied]').evaluate((element) => getComputedStyle(element, '::before').content);
  expect(said).toContain('✓ 已复制');
});

test('however long a reply is, its button stays in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.goto(sample.long);
  const button = page.getByRole('button', { name: '复制话术' }).first();
  const reply = page.locator('.reply').first();
  await reply.evaluate((element) => scrollTo(0, element.getBoundingClientRect().bottom - 250));
  await expect(button).toBeInViewport({ ratio: 1 });
});

test('a reply says who reviewed it and when, and whether it is in doubt', async ({ page }) => {
  await page.goto(sample.plain);
  await expect(page.locator('.reply-trust').first()).toHaveText(/^\s*已审核 2026-11-01 · 测试组\s*$/);
  await page.goto(sample.doubtful);
  await expect(page.locator('.reply-trust').first()).toContainText('待核实');
});

test('what to see to before sending is one line, which unfolds', async ({ page }) => {
  await page.goto(sample.marked);
  const caution = page.locator('.caution');
  await expect(caution.locator('summary')).toContainText('未上线 · 待核实 · 缺附件');
  expect((await caution.boundingBox())?.height).toBeLessThan(44);
  await expect(caution.locator('.doubts')).toBeHidden();
  await caution.locator('summary').click();
  await expect(caution.locator('.doubts')).toBeVisible();
  await expect(caution.locator('.missing')).toBeVisible();
});

test(
  'search has one height, rows of one height of which nine are in sight, and one confidentiality line',
  thorough,
  async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    const { open, field, options, dialog } = steps(page);
    await page.goto(sites.real);
    await page.goto(`${sites.real}invoices/`);
    await open();
    const heights: number[] = [];
    for (const query of ['', '会员', '会员怎么去水印', '怎么退火箭票']) {
      await field.fill(query);
      await expect(dialog.locator('.search-output')).toContainText(query ? /#\d{4}/ : /输入关键词|最近/);
      heights.push((await dialog.boundingBox())?.height ?? 0);
    }
    expect(new Set(heights).size).toBe(1);
    await field.fill('会员');
    await expect(options.nth(8)).toBeVisible();
    const rows = await options.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
    expect(new Set(rows).size).toBe(1);
    await expect(options.nth(8)).toBeInViewport({ ratio: 1 });
    await expect(page.locator('.confidential')).toHaveCount(1);
    await expect(page.locator('.confidential')).toBeInViewport({ ratio: 1 });
  },
);

test('digits choose a row, and the foot says the place and what the keys do now', async ({ page }) => {
  const { open, ask, selected, dialog, field } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('分支一问', 1002);
  const foot = dialog.locator('.foot-bar');
  await expect(foot).toContainText('1 / 9');
  await expect(foot).toContainText('Alt + 数字');
  await expect(foot).toContainText('工单');
  await page.keyboard.press('Control+Alt+3');
  await expect(foot).toContainText('3 / 9');
  await expect(selected).toContainText('#1009');
  await expect(foot).toContainText('Ctrl + Enter 复制话术');
  await page.keyboard.press('Control+Alt+2');
  await expect(foot).toContainText('2 / 9');
  await expect(foot).not.toContainText('工单');
  await expect(field).toHaveValue('分支一问');
});

test(
  'a digit alone chooses once a row was chosen by hand, until something is written; rows and foot say when',
  thorough,
  async ({ page }) => {
    const { open, ask, options, selected, dialog, field, toast } = steps(page);
    const foot = dialog.locator('.foot-bar');
    const looksLikeKey = () =>
      options.first().evaluate((row) => getComputedStyle(row, '::after').borderTopColor !== 'rgba(0, 0, 0, 0)');
    const expectDigits = async (areKeys: boolean) => {
      await expect(foot.getByText(/^数字/)).toHaveCount(areKeys ? 1 : 0);
      await expect(foot.getByText(/^Ctrl \+ Alt \+ 数字/)).toHaveCount(areKeys ? 0 : 1);
      await expect.poll(looksLikeKey).toBe(areKeys);
    };
    await page.goto(sample.plain);
    await open();
    await ask('分支一问', 1002);
    await expectDigits(false);
    await page.keyboard.press('ArrowDown');
    await expectDigits(true);
    await page.keyboard.press('3');
    await expect(foot).toContainText('3 / 9');
    await page.keyboard.press('1');
    await expect(foot).toContainText('1 / 9');
    await expect(field).toHaveValue('分支一问');

    // What was copied is done with: a number of the next customer is text.
    await page.keyboard.press('Alt+2');
    await expect(toast).toContainText('已复制话术：在手机上买的');
    await expectDigits(false);
    await page.keyboard.type('1004');
    await expect(field).toHaveValue('1004');
    await expect(selected).toContainText('#1004');

    await ask('分支一问', 1002);
    for (const goOn of [() => page.keyboard.press('Home'), () => field.click()]) {
      await options.nth(1).click();
      await expectDigits(true);
      await goOn();
      await expectDigits(false);
    }
    await options.nth(1).click();
    await page.keyboard.type('一');
    await page.keyboard.type('3');
    await expect(field).toHaveValue(/一3/);
    await expectDigits(false);
  },
);

test(
  'no digit is a key of the list where single keys are switched off, also while it is open',
  thorough,
  async ({ page }) => {
    const { options, selected, field } = steps(page);
    await page.goto(`${sample.home}search/?q=${encodeURIComponent('分支一问')}`);
    await expect(options).toHaveCount(9);
    await page.keyboard.press('ArrowDown');
    const list = page.locator('.hit-columns');
    await expect(list).toHaveAttribute('data-digits');
    await page.getByRole('button', { name: '快捷键（?）' }).click();
    await page.getByRole('checkbox', { name: '使用单键快捷键' }).uncheck();
    await expect(list).not.toHaveAttribute('data-digits');
    await page.keyboard.press('Escape');
    await field.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('3');
    await expect(field).toHaveValue('分支一问3');
    await page.keyboard.press('Control+Alt+2');
    await expect(page.locator('.foot-position')).toContainText('2 /');
    await expect(selected).toHaveCount(1);
  },
);

test('the answer has no marks in its replies', async ({ page }) => {
  const { open, ask, detail } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('样例一问', 1001);
  await expect(detail.locator('.reply ol li').first()).toBeVisible();
  await expect(detail.locator('.reply mark')).toHaveCount(0);
});
