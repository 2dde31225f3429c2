import { type Page, test as plainTest } from '@playwright/test';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { expect, paste, plainReply, sample, test, thorough, thoroughUnless } from './support.ts';

/** Copies a text elsewhere, as an agent does in the window of the chat, and comes back to the page. */
async function copyElsewhere(page: Page, text: string): Promise<void> {
  const chat = await page.context().newPage();
  await chat.setContent('<textarea></textarea>');
  await chat.locator('textarea').fill(text);
  await chat.locator('textarea').selectText();
  await chat.keyboard.press('Control+C');
  await chat.close();
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
}

const customers = [
  ['样例一问', plainReply],
  ['疑点一问', '有疑点的答复。'],
  ['活动一问', '活动期间的答复。'],
] as const;

for (const [where, url] of [
  ['over an entry', sample.branches],
  ['on home', sample.home],
  ['on /search/', `${sample.home}search/`],
  ['on a page that is not there', `${sample.home}no-such-page/`],
] as const)
  test(
    `${where}, by keyboard and by mouse, paste and copy is all there is to do, for each customer`,
    thoroughUnless(where === 'over an entry'),
    async ({ page }) => {
      const { detail, field, toast } = steps(page);
      await page.clock.setFixedTime(new Date('2026-07-15T10:00:00+08:00'));
      await page.goto(url);
      for (const by of ['keyboard', 'mouse'] as const)
        for (const [words, reply] of customers)
          await test.step(`${by}: ${words}`, async () => {
            await copyElsewhere(page, words);
            await page.keyboard.press('Control+V');
            if (by === 'keyboard') await page.keyboard.press('Control+Enter');
            else {
              await expect(detail).toContainText(reply.split('\n')[0]?.slice(0, 10) ?? '');
              await detail.getByRole('button', { name: '复制话术' }).first().click();
            }
            await expect(toast).toContainText('已复制话术');
            await expect.poll(() => paste(page), words).toBe(reply);
            await expect(field).toHaveValue(words);
            await expect(field).toBeFocused();
          });
    },
  );

test('a paste replaces a query that was used, and Ctrl + Z brings that back', async ({ page }) => {
  const { open, ask, field, toast } = steps(page);
  await page.goto(sample.plain);
  await open();
  await field.pressSequentially('分支一');
  await copyElsewhere(page, '问');
  // The agent only looked at the chat: words that are selected go with the first key, others stay.
  await field.press('End');
  await page.keyboard.type('问');
  await expect(field).toHaveValue('分支一问');
  await page.keyboard.press('Alt+2');
  await expect(toast).toContainText('已复制');
  await copyElsewhere(page, '疑点一问');
  await field.press('End');
  await page.keyboard.press('Control+V');
  await expect(field).toHaveValue('疑点一问');
  await page.keyboard.press('Control+Z');
  await expect(field).toHaveValue('分支一问');
  await ask('疑点一问', 1004);
});

test('a paste into a query that is still being written goes where the caret is', async ({ page }) => {
  const { open, field } = steps(page);
  await page.goto(sample.plain);
  await copyElsewhere(page, '一问');
  await open();
  await page.keyboard.type('分支');
  await page.keyboard.press('Control+V');
  await expect(field).toHaveValue('分支一问');
});

test('while search is open, keys and pastes from anywhere but a field go to its field', async ({ page }) => {
  const { open, ask, field, detail, options } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('分支一问', 1002);
  await detail.getByRole('button', { name: '复制告知客户的话' }).focus();
  await page.keyboard.type('1004');
  await expect(field).toHaveValue('分支一问1004');
  await detail.getByRole('heading').getByRole('link').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('疑点一问');
  await expect(field).toHaveValue('疑点一问');
  await expect(options.first()).toContainText('#1004');
  await copyElsewhere(page, '样例一问');
  await detail.getByRole('button', { name: '复制话术' }).focus();
  await page.keyboard.press('Control+V');
  await expect(field).toHaveValue('样例一问');
  await expect(options.first()).toContainText('#1001');
  await page.keyboard.press('Control+Z');
  await expect(field).toHaveValue('疑点一问');
});

test('typing on home searches, whatever the letters mean on other pages', async ({ page }) => {
  const { field, options, toast } = steps(page);
  await page.goto(sample.home);
  await expect(page.locator('textarea[name=q]')).toHaveCount(1);
  await page.keyboard.type('ct1002');
  await expect(field).toHaveValue('ct1002');
  await expect(toast).toHaveText('');
  await field.fill('1002');
  await expect(options).toHaveCount(1);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
});

test(
  'the field grows to three lines, shows the beginning of what was pasted, and covers nothing',
  thorough,
  async ({ page }) => {
    const { open, field } = steps(page);
    const long = Array.from({ length: 40 }, (_, index) => `第${index}句话，客户写了很多`).join('，');
    for (const url of [`${sample.home}search/`, sample.plain]) {
      await page.goto(url);
      await copyElsewhere(page, long);
      if (url === sample.plain) await open();
      await page.keyboard.press('Control+V');
      await expect(field).toHaveAttribute('rows', '3');
      await expect.poll(() => field.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
      const [bottom, below] = await page.evaluate(() => {
        const [field] = [...document.querySelectorAll('textarea[name=q]')].slice(-1);
        const shown =
          field?.closest('dialog')?.querySelector('.search-output') ?? document.querySelector('.frame-main');
        return [field?.getBoundingClientRect().bottom ?? 0, shown?.getBoundingClientRect().top ?? 0];
      });
      expect(below).toBeGreaterThanOrEqual(bottom);
      await field.fill('短');
      await expect(field).toHaveAttribute('rows', '1');
    }
  },
);

for (const [where, url] of [
  ['over an entry', sample.plain],
  ['on home', sample.home],
  ['on /search/', `${sample.home}search/`],
] as const)
  test(
    `back restores the query and the chosen hit ${where}`,
    thoroughUnless(where === 'over an entry'),
    async ({ page }) => {
      const { open, field, selected, options } = steps(page);
      await page.goto(url);
      await open();
      await field.fill('一段话术 疑点 情形');
      await expect(options.nth(2)).toBeVisible();
      // The list is complete once it has stood still.
      await expect(page.getByRole('status').filter({ hasText: '条结果' })).toHaveCount(1);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const chosen = (await selected.locator('.entry-number').textContent()) ?? '';
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/samples\/.*hl=/);
      await page.goBack();
      await expect(field).toHaveValue('一段话术 疑点 情形');
      await expect(selected).toContainText(chosen);
      await expect(selected).toHaveCount(1);
    },
  );

test('search that was closed stays closed on the way back', thorough, async ({ page }) => {
  const { open, ask, dialog } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('分支一问', 1002);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.goto(sample.branches);
  await page.goBack();
  await expect(page).toHaveURL(sample.plain);
  await expect(dialog).toBeHidden();
});

test('a hit opens elsewhere as a link does, and here on a double click', thorough, async ({ page, context }) => {
  const { options, ask, field } = steps(page);
  await page.goto(`${sample.home}search/`);
  await ask('分支一问', 1002);
  const row = options.first();
  for (const [what, act] of [
    ['middle click', () => row.click({ button: 'middle' })],
    ['Ctrl + click', () => row.click({ modifiers: ['Control'] })],
    ['Shift + click', () => row.click({ modifiers: ['Shift'] })],
    ['Shift + Enter', () => field.press('Shift+Enter')],
  ] as const) {
    const opened = context.waitForEvent('page');
    await act();
    const other = await opened;
    await other.waitForURL(/samples\/branches\//);
    expect(new URL(page.url()).pathname, what).toBe('/search/');
    await other.close();
  }
  await row.click({ button: 'right' });
  expect(new URL(page.url()).pathname).toBe('/search/');
  await row.dblclick();
  await expect(page).toHaveURL(/samples\/branches\//);
});

// The browser logs a failed request as an error, so this test does without that of the others.
plainTest('where its code does not come, Enter in the field leads to /search/', thorough, async ({ page }) => {
  let fail = () => {};
  const failed = new Promise<void>((give) => {
    fail = give;
  });
  await page.route('**/_astro/mount.*', (route) => failed.then(() => route.abort()));
  await page.goto(sites.sample);
  await page.keyboard.type('1002');
  await page.keyboard.press('Enter');
  fail();
  await expect(page).toHaveURL(`${sites.sample}search/?q=1002`);
});
