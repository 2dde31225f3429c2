import type { CDPSession, Page } from '@playwright/test';
import { steps } from './search-steps.ts';
import { expect, sample, test, thorough } from './support.ts';

/** Types with an input method, through the browser's own way for them. */
async function inputMethod(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  return {
    compose: (text: string) =>
      session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text: string) => session.send('Input.insertText', { text }),
  };
}

const query = (page: Page) => new URL(page.url()).searchParams.get('q');

test('half-typed pinyin runs no search; what it becomes does', async ({ page }) => {
  const { field, options } = steps(page);
  await page.goto(`${sample.home}search/`);
  await field.click();
  const { compose, commit } = await inputMethod(page);
  for (const text of ['f', 'fen', "fen'zhi"]) await compose(text);
  await expect(field).toHaveValue("fen'zhi");
  // A search puts its query into the address before anything else.
  expect(query(page)).toBe(null);
  await expect(options).toHaveCount(0);
  await commit('分支');
  await expect(field).toHaveValue('分支');
  await expect(options.first()).toContainText('#1002');
  expect(query(page)).toBe('分支');
});

test('while composing no key acts on the results, and Enter that ends a composition opens nothing', async ({
  page,
}) => {
  const { field, selected, ask, toast } = steps(page);
  await page.goto(`${sample.home}search/`);
  await field.click();
  await ask('一段话术', 1001);
  await field.press('End');
  const here = page.url();
  const { compose, commit } = await inputMethod(page);
  await compose('yang');
  for (const key of ['ArrowDown', 'Control+Enter', 'Alt+1', 'Enter']) await page.keyboard.press(key);
  await expect(selected).toContainText('#1001');
  await expect(toast).toHaveText('');
  await commit('样');
  await expect(field).toHaveValue(/样$/);
  expect(new URL(page.url()).pathname).toBe(new URL(here).pathname);
  // Safari ends the composition first, and marks the key that ended it only by its code.
  await field.evaluate((input) => {
    const init = { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
    if (!input.dispatchEvent(new KeyboardEvent('keydown', init))) throw new Error('the key was acted on');
  });
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/samples\//);
});

test('Esc while composing leaves search open', thorough, async ({ page }) => {
  const { open, dialog, field } = steps(page);
  await page.goto(sample.plain);
  await open();
  const { compose } = await inputMethod(page);
  await compose('fen');
  await field.evaluate((input) => {
    const init = { key: 'Escape', isComposing: true, bubbles: true, cancelable: true };
    input.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  await expect(dialog).toBeVisible();
  await compose('');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
