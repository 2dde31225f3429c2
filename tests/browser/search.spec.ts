import { activeOption, steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { expect, paste, plainReply, sample, test, thorough, thoroughUnless } from './support.ts';

for (const [where, url] of [
  ['an entry', sample.plain],
  ['a topic', sample.topic],
  ['the map', `${sample.home}map/`],
] as const)
  test(
    `/, Ctrl + K and Meta + K open search over ${where}, Esc closes it and gives the focus back`,
    thoroughUnless(where === 'an entry'),
    async ({ page }) => {
      const { dialog, field, options } = steps(page);
      await page.goto(url);
      const link = page.getByRole('main').getByRole('link').first();
      for (const key of ['/', 'Control+K', 'Meta+K'])
        await test.step(key, async () => {
          await link.focus();
          await page.keyboard.press(key);
          await expect(field).toBeFocused();
          // With words in the field, too, one Esc is enough.
          await page.keyboard.type('分支');
          await expect(options.first()).toBeVisible();
          await page.keyboard.press('Escape');
          await expect(dialog).toBeHidden();
          await expect(link).toBeFocused();
        });
    },
  );

test('where a field stands in the page, the key leads to it', async ({ page }) => {
  for (const url of [sample.home, `${sample.home}search/`]) {
    await page.goto(url);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('/');
    await expect(page.locator('[data-search-panel] textarea')).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test(
  'opened a second time, the words are still there, selected, and Esc leads back to the newer place',
  thorough,
  async ({ page }) => {
    const { open, ask, field, dialog } = steps(page);
    await page.goto(sample.plain);
    await open();
    await ask('分支一问', 1002);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: '复制话术' }).first().focus();
    await open();
    await expect(field).toHaveValue('分支一问');
    await page.keyboard.type('疑点');
    await expect(field).toHaveValue('疑点');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: '复制话术' }).first()).toBeFocused();
  },
);

test('what is typed before the code has loaded goes into the field, and presses no key of the page', async ({
  page,
}) => {
  const { field, options, toast } = steps(page);
  let go = () => {};
  const loaded = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/_astro/dialog.*', async (route) => {
    await loaded;
    await route.continue();
  });
  await page.goto(sample.branches);
  await page.keyboard.type('/ct2');
  await page.keyboard.type('1002');
  go();
  await expect(field).toHaveValue('ct21002');
  await expect(toast).toHaveText('');
  await expect(page.getByRole('radio', { name: '在手机上买的' })).not.toBeChecked();
  await field.fill('1002');
  await expect(options).toHaveCount(1);
});

test('the engine loads as search opens, before anything is typed', async ({ page }) => {
  const { open } = steps(page);
  await page.goto(sample.plain);
  const engine = page.waitForRequest('**/pagefind/model.json');
  await open();
  await engine;
});

test('results come from the first character on', async ({ page }) => {
  const { field, options, open } = steps(page);
  await page.goto(sample.plain);
  await open();
  await page.keyboard.type('疑');
  await expect(options.first()).toContainText('有疑点的问题');
  await page.keyboard.press('Backspace');
  await expect(options).toHaveCount(0);
  expect(await activeOption(field)).toBeNull();
});

test('↑ and ↓ choose, round and round, and the whole reply is shown beside', thorough, async ({ page }) => {
  const { field, options, selected, detail, open, numbers } = steps(page);
  await page.goto(sample.plain);
  await open();
  await field.fill('一段话术 疑点 情形');
  await expect(options.nth(2)).toBeVisible();
  const all = await numbers();
  expect(all.length).toBeGreaterThan(2);
  for (const number of [...all.slice(1), ...all.slice(0, 2)]) {
    await page.keyboard.press('ArrowDown');
    expect(await activeOption(field)).toBe(`#${number}`);
    await expect(selected).toHaveCount(1);
    await expect(selected).toContainText(`#${number}`);
    await expect(selected).toBeInViewport();
    await expect(detail).toContainText(`#${number}`);
  }
  await page.keyboard.press('ArrowUp');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await options.filter({ hasText: '#1001' }).click();
  await expect(detail.locator('.prose').first()).toContainText('您好，请选择「无水印下载」，即可去除。');
  await expect(detail.locator('[data-copy]').first()).toHaveAttribute('data-copy', plainReply);
});

test('Enter opens the chosen entry, and back leads to where search was opened', async ({ page }) => {
  const { open, ask } = steps(page);
  await page.goto(sample.inner);
  await open();
  await ask('分支一问', 1002);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.origin + url.pathname === sample.branches);
  await page.goBack();
  await expect(page).toHaveURL(sample.inner);
});

test('Enter is about what is typed, also if its results are not there yet', async ({ page }) => {
  const { open, ask, field } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('分支一问', 1002);
  await field.evaluate((input: HTMLTextAreaElement) => {
    input.value = '1004';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await expect(page).toHaveURL((url) => url.origin + url.pathname === sample.doubtful);
});

test('PageDown reads on in a long answer without leaving the field', thorough, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 420 });
  const { open, ask, detail, field } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('长文一问', 1007);
  await expect(detail.locator('.prose').first()).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect.poll(() => detail.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(50);
  await expect(field).toBeFocused();
});

for (const [where, address] of [
  ['an entry', sample.plain],
  ['the home page', sample.home],
] as const)
  test(
    `what is pasted on ${where} where nothing is being typed is searched for`,
    thoroughUnless(where === 'an entry'),
    async ({ page }) => {
      const { field, options } = steps(page);
      await page.goto(address);
      await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', ' 分支\n一问 ');
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      });
      await expect(field).toHaveValue('分支\n一问');
      await expect(field).toBeFocused();
      await expect(options.first()).toContainText('#1002');
    },
  );

test('on a phone the other hits are one touch away, however long the answer', thorough, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { open, field, options } = steps(page);
  await page.goto(sample.plain);
  await open();
  await field.fill('一问');
  await page.getByRole('button', { name: /看全部/ }).click();
  await expect(options.nth(1)).toBeInViewport();
});

test('screen readers hear what was found, once typing pauses', async ({ page }) => {
  const { open, ask, dialog, field } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('分支一问', 1002);
  const heard = dialog.getByRole('status').first();
  await expect(heard).toHaveText(/^\d+ 条结果，第一条：要先问清情形的问题$/);
  await field.fill('怎么退火箭票');
  await expect(heard).toHaveText(/^没有把握。/);
  await field.fill('');
  await expect(heard).toHaveText('');
});

test('leads to /search/ for filters and an address to share', thorough, async ({ page }) => {
  const { open, ask, dialog, options } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('分支一问', 1002);
  await dialog.getByRole('link', { name: '筛选' }).click();
  await expect(page).toHaveURL(`${sites.sample}search/?q=${encodeURIComponent('分支一问')}`);
  await expect(options.first()).toContainText('#1002');
});

test('a row is named by its question, and the reply of the chosen one is said shortly', thorough, async ({ page }) => {
  const { open, ask, dialog, field, options } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask('样例一问', 1001);
  await expect(options.nth(1)).toBeVisible();
  const titles = await options.locator('.hit-title').allTextContents();
  for (const [index, title] of titles.entries()) await expect(options.nth(index)).toHaveAccessibleName(title);
  const heard = dialog.getByRole('status').first();
  await field.press('ArrowDown');
  await field.press('ArrowUp');
  await expect(heard).toHaveText(/^话术：您好，请选择「无水印下载」/);
  expect(((await heard.textContent()) ?? '').length).toBeLessThan(50);
});

test('on /search/ C copies the chosen hit, where no field has the focus', async ({ page }) => {
  const { ask, toast } = steps(page);
  await page.goto(`${sites.sample}search/`);
  await ask('疑点一问', 1004);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('c');
  await expect(toast).toContainText('已复制话术');
  expect(await paste(page)).toBe('有疑点的答复。');
});

test('what this site gives out leads back to its entry', async ({ page }) => {
  const { field, numbers, selected } = steps(page);
  await page.goto(`${sites.sample}search/`);
  for (const words of [
    'http://kb.test/kling-qa/q/1004/',
    '/q/1004',
    '#1004 ',
    '1004 有疑点的问题',
    '1004 有疑点的问题 http://kb.test/q/1004/',
  ]) {
    await field.fill('分支一问');
    await expect(selected).toContainText('#1002');
    await field.fill(words);
    await expect.poll(numbers, words).toEqual([1004]);
    await expect(selected, words).toHaveCount(1);
  }
});
