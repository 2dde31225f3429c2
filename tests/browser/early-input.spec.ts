import { type Page, test as plainTest } from '@playwright/test';
import { steps } from './search-steps.ts';
import { clearClipboard, expect, paste, plainReply, sample, test, thoroughUnless } from './support.ts';

/** Opens a page whose scripts do not come until the returned function is called. */
async function openEarly(page: Page, url: string, scripts: string | RegExp = /\/_astro\/.*\.js$/): Promise<() => void> {
  let letThrough = () => {};
  const gate = new Promise<void>((open) => {
    letThrough = open;
  });
  await page.route(scripts, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await expect(page.locator('.frame-main :is(h1, h2)').first()).toBeAttached();
  return letThrough;
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Puts a text on the clipboard as an agent does in the chat. */
async function copyElsewhere(page: Page, text: string): Promise<void> {
  const chat = await page.context().newPage();
  await chat.setContent('<textarea></textarea>');
  await chat.locator('textarea').fill(text);
  await chat.locator('textarea').press('Control+A');
  await chat.keyboard.press('Control+C');
  await chat.close();
  await page.bringToFront();
}

test('C copies, though it was pressed before the scripts of the page had come', async ({ page }) => {
  await page.goto(sample.home);
  await clearClipboard(page);
  const goOn = await openEarly(page, sample.plain);
  await press(page, 'c');
  goOn();
  await expect(steps(page).toast).toHaveText('已复制话术');
  expect(await paste(page)).toBe(plainReply);
});

test('a branch and C, then a click on a button: all is done, in its order', async ({ page }) => {
  const goOn = await openEarly(page, sample.branches);
  await press(page, '2', 'c');
  await page.getByRole('button', { name: '切换深色或浅色' }).click();
  goOn();
  await expect(steps(page).toast).toHaveText('已复制话术：在手机上买的');
  expect(await paste(page)).toBe('手机端的答复。');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('what was typed into a slot before the scripts had come stays, and is copied', async ({ page }) => {
  const goOn = await openEarly(page, `${sample.home}samples/slots/`);
  const field = (name: string) => page.locator(`.reply [data-slot="${name}"]`);
  await field('称呼').first().fill('王女士');
  await field('账号 ID').first().fill('kl8888');
  goOn();
  await expect(field('称呼').nth(1)).toHaveValue('王女士');
  await page.keyboard.press('Enter');
  await expect(steps(page).toast).toHaveText('已复制话术');
  expect(await paste(page)).toContain('王女士您好，账号 kl8888');
});

test('a copy button that was pressed early copies', async ({ page }) => {
  const goOn = await openEarly(page, sample.plain);
  await page.getByRole('button', { name: '复制话术' }).first().click();
  goOn();
  await expect(steps(page).toast).toHaveText('已复制话术');
  expect(await paste(page)).toBe(plainReply);
});

for (const opener of ['/', 'Control+K'])
  test(
    `${opener}, a query and Ctrl + Enter are done, whatever has still to load`,
    thoroughUnless(opener === '/'),
    async ({ page }) => {
      const { field, toast } = steps(page);
      for (const scripts of [/\/_astro\/.*\.js$/, /\/_astro\/(dialog|panel)\..*\.js$/]) {
        const goOn = await openEarly(page, sample.plain, scripts);
        await press(page, opener);
        await page.keyboard.type('1004t');
        await press(page, 'Backspace', 'Control+Enter');
        goOn();
        await expect(field).toHaveValue('1004');
        await expect(toast).toContainText('已复制话术');
        expect(await paste(page)).toBe('有疑点的答复。');
        await page.unrouteAll();
      }
    },
  );

for (const [where, url] of [
  ['on an entry', sample.inner],
  ['on home', sample.home],
  ['on /search/', `${sample.home}search/`],
  ['on /panel/', `${sample.home}panel/`],
] as const) {
  test(
    `a paste ${where} is searched for, and Ctrl + Enter copies`,
    thoroughUnless(where === 'on an entry'),
    async ({ page }) => {
      const { field, toast } = steps(page);
      await page.goto(sample.home);
      for (const scripts of [/\/_astro\/.*\.js$/, /\/_astro\/(mount|dialog|panel)\..*\.js$/]) {
        await copyElsewhere(page, '疑点一问');
        const goOn = await openEarly(page, url, scripts);
        await press(page, 'Control+V', 'Control+Enter');
        goOn();
        await expect(field).toHaveValue('疑点一问');
        await expect(toast).toContainText('已复制话术');
        expect(await paste(page)).toBe('有疑点的答复。');
        await page.unrouteAll();
      }
    },
  );

  test(`/ and then a paste ${where} is searched for`, thoroughUnless(where === 'on home'), async ({ page }) => {
    await page.goto(sample.home);
    await copyElsewhere(page, '疑点一问');
    const goOn = await openEarly(page, url);
    await press(page, '/', 'Control+V');
    goOn();
    await expect(steps(page).field).toHaveValue('疑点一问');
  });
}

for (const [where, url] of [
  ['on home', sample.home],
  ['on /search/', `${sample.home}search/`],
] as const)
  test(
    `letters ${where} are a query, and ↓ and Enter open the second hit`,
    thoroughUnless(where === 'on home'),
    async ({ page }) => {
      const { field } = steps(page);
      const goOn = await openEarly(page, url);
      await page.keyboard.type('yidian');
      goOn();
      await expect(field).toHaveValue('yidian');
      await page.unrouteAll();
      const goOnAgain = await openEarly(page, url);
      await field.fill('疑点 情形');
      await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
      goOnAgain();
      await expect(page).toHaveURL(/samples\/.*hl=/);
    },
  );

test('an Enter in the field of /search/ before its code is there writes no line', async ({ page }) => {
  const { field } = steps(page);
  const goOn = await openEarly(page, `${sample.home}search/`);
  await field.fill('1004');
  await press(page, 'Enter');
  await expect(field).toHaveValue('1004');
  goOn();
  await expect(page).toHaveURL(/samples\/doubtful\//);
});

// The browser logs a failed request as an error, so this test does without that of the others.
plainTest('letters meant for a search that does not load do nothing to the page', async ({ page }) => {
  const { toast } = steps(page);
  await page.goto(sample.home);
  await clearClipboard(page);
  await page.goto(sample.plain);
  let fail = () => {};
  const failed = new Promise<void>((give) => {
    fail = give;
  });
  await page.route(/\/_astro\/dialog\..*\.js$/, (route) => failed.then(() => route.abort()));
  await press(page, '/');
  await expect(toast).toHaveText('正在打开搜索……');
  await page.keyboard.type('cth');
  fail();
  await expect(page.locator('.reload-offer')).toBeVisible();
  await expect(toast).toHaveText('正在打开搜索……');
  expect(await paste(page)).toBe('空');
});
