import type { Page } from '@playwright/test';
import { internalMarker } from '../built/corpora.ts';
import { clearClipboard, expect, paste, sample, test, thorough, toastOf } from './support.ts';

const mark = '【内部资料，请勿发给用户】';

/** Selects from the start of one element to the end of another, as a mouse would. */
async function select(page: Page, from: string, to: string): Promise<void> {
  const handles = [page.locator(from).first(), page.locator(to).last()];
  const [start, end] = await Promise.all(handles.map((locator) => locator.elementHandle()));
  await page.evaluate(
    ([start, end]) => {
      if (start && end) getSelection()?.setBaseAndExtent(start, 0, end, end.childNodes.length);
    },
    [start, end],
  );
}

async function copySelection(page: Page): Promise<string> {
  await page.keyboard.press('Control+C');
  return paste(page);
}

test('a manual copy of an internal note carries the mark, and the agent is warned', async ({ page }) => {
  await page.goto(sample.marked);
  await select(page, '.internal .prose', '.internal .prose >> nth=0');
  const text = await copySelection(page);
  expect(text.split('\n')[0]).toBe(mark);
  expect(text).toContain(internalMarker);
  await expect(toastOf(page)).toContainText('不要发给客户');
});

test('so does one that runs from one reply to the next over a note', async ({ page }) => {
  await page.goto(sample.marked);
  await select(page, '[data-reply-text] >> nth=0', '[data-reply-text] >> nth=1');
  const text = await copySelection(page);
  expect(text.startsWith(`${mark}\n`)).toBe(true);
  expect(text).toContain('可以发给客户的第一段。');
  expect(text).toContain('两段话术之间的说明');
});

test('so does one of a doubt, of a missing attachment, and of the record of an escalation', async ({ page }) => {
  await page.goto(sample.marked);
  await page.keyboard.press('1');
  await page.locator('.caution summary').click();
  for (const selector of ['.doubts ul', '.missing', '.escalation .checklist']) {
    await clearClipboard(page);
    await select(page, selector, selector);
    expect((await copySelection(page)).startsWith(`${mark}\n`), selector).toBe(true);
  }
});

test("so does one of a topic's introduction", async ({ page }) => {
  await page.goto(sample.nested);
  await select(page, '.introduction', '.introduction');
  expect((await copySelection(page)).startsWith(`${mark}\n`)).toBe(true);
});

test('so does one after a box has been ticked', thorough, async ({ page }) => {
  await page.goto(sample.marked);
  await page.keyboard.press('1');
  await page.getByRole('checkbox', { name: '账号 ID' }).check();
  await page.keyboard.press('Control+A');
  expect((await copySelection(page)).startsWith(`${mark}\n`)).toBe(true);
});

test('the whole page selected carries the mark, and never the confidentiality line', async ({ page }) => {
  await page.goto(sample.marked);
  await page.keyboard.press('Control+A');
  const text = await copySelection(page);
  expect(text.startsWith(`${mark}\n`)).toBe(true);
  expect(text).not.toContain('请勿外传');
});

test('a manual copy of a reply alone is left as it is', async ({ page }) => {
  await page.goto(sample.marked);
  await clearClipboard(page);
  await select(page, '[data-reply-text] >> nth=0', '[data-reply-text] >> nth=0');
  expect((await copySelection(page)).trim()).toBe('可以发给客户的第一段。');
  await expect(toastOf(page)).toHaveText('');
});

test('three clicks on a reply select it alone, although a note comes next', async ({ page }) => {
  await page.goto(sample.marked);
  await clearClipboard(page);
  await page.locator('[data-reply-text] p').first().click({ clickCount: 3 });
  expect((await copySelection(page)).trim()).toBe('可以发给客户的第一段。');
  await expect(toastOf(page)).toHaveText('');
});

test(
  'the whole of a page without notes is copied without the mark, and without the confidentiality line',
  thorough,
  async ({ page }) => {
    await page.goto(sample.inner);
    await page.keyboard.press('Control+A');
    const text = await copySelection(page);
    expect(text).toContain('下级专题里的答复。');
    expect(text).not.toContain(mark);
    expect(text).not.toContain('请勿外传');
  },
);

test('what is dragged out of a note carries the mark too', thorough, async ({ page }) => {
  await page.goto(sample.marked);
  await select(page, '.internal .prose', '.internal .prose >> nth=0');
  const dragged = await page.evaluate(() => {
    const data = new DataTransfer();
    document
      .querySelector('.internal .prose')
      ?.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }));
    return [data.getData('text/plain'), data.getData('text/html')];
  });
  expect(dragged[0]?.startsWith(`${mark}\n`)).toBe(true);
  expect(dragged[1]).toBe('');
});

test('no button or key copies anything internal for a customer', async ({ page }) => {
  await page.goto(sample.marked);
  await page.keyboard.press('1');
  const buttons = page.getByRole('button', { name: /^复制(话术|告知客户的话)/ });
  await expect(buttons).toHaveCount(4);
  for (const button of await buttons.all()) {
    await clearClipboard(page);
    await button.click();
    const text = await paste(page);
    expect(text).not.toBe('空');
    expect(text).not.toContain(internalMarker);
  }
  await clearClipboard(page);
  await page.keyboard.press('c');
  expect(await paste(page)).toBe('情形里的话术。');
});

test('a note looks internal and has no button', async ({ page }) => {
  await page.goto(sample.marked);
  for (const note of await page.locator('.internal').all()) {
    await expect(note).toContainText('仅供内部，请勿发给客户');
    await expect(note.getByRole('button')).toHaveCount(0);
    expect(await note.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('dashed');
  }
});
