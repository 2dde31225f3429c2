import { clearClipboard, expect, paste, plainReply, sample, test, toastOf } from './support.ts';

const first = '[data-reply-text] >> nth=0';

/** Selects all of an element by hand: from its first to its last character. */
async function drag(page: import('@playwright/test').Page, from: string, to = from): Promise<void> {
  const [start, end] = [page.locator(from), page.locator(to)];
  await start.scrollIntoViewIfNeeded();
  const [a, b] = [await start.boundingBox(), await end.boundingBox()];
  if (!a || !b) throw new Error('nothing to select');
  await page.mouse.move(a.x + 1, a.y + 4);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width - 2, b.y + b.height - 4, { steps: 8 });
  await page.mouse.up();
  await page.waitForLoadState('networkidle');
}

test('a whole reply selected by hand is copied with the numbers of its lists, as the button copies it', async ({
  page,
}) => {
  await page.goto(sample.plain);
  await drag(page, first);
  await page.keyboard.press('Control+C');
  const links = (text: string) => text.replace(/（https:\/\/klingai\.kuaishou\.com\/help）/, '');
  expect(await paste(page)).toBe(links(plainReply));
});

test('what was selected of a list keeps the numbers of the items that are selected from their beginning', async ({
  page,
}) => {
  await page.goto(sample.plain);
  await drag(page, `${first} >> ol > li >> nth=1`);
  await page.keyboard.press('Control+C');
  expect(await paste(page)).toContain('点击「下载」。\n· 第一种\n· 第二种');
});

test('in the dark, too, no colours go along', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(sample.plain);
  await drag(page, first);
  const types = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        document.addEventListener('copy', ({ clipboardData }) => resolve([...(clipboardData?.types ?? [])]));
        document.execCommand('copy');
      }),
  );
  expect(types).toEqual(['text/plain']);
});

test('of an expired entry no text for customers is copied by hand, also if it expired with the page open', async ({
  page,
}) => {
  await page.clock.setFixedTime(new Date('2026-07-31T12:00:00+08:00'));
  await page.goto(sample.dated, { waitUntil: 'networkidle' });
  await clearClipboard(page);
  await drag(page, first);
  await page.clock.setFixedTime(new Date('2026-08-01T12:00:00+08:00'));
  await page.keyboard.press('Control+C');
  await expect(toastOf(page)).toHaveText('没有复制：这一条已于 2026-07-31 过期');
  expect(await paste(page)).not.toContain('活动');
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  await page.keyboard.press('Control+C');
  const copied = await paste(page);
  expect(copied).toContain('七月里有效的活动');
  expect(copied).not.toContain('活动期间的答复');
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await drag(page, first);
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
});

test('in a field of a reply Ctrl + C copies what is selected in the field, and nothing without that', async ({
  page,
}) => {
  await page.goto(`${sample.home}samples/slots/`, { waitUntil: 'networkidle' });
  await clearClipboard(page);
  const field = page.locator('.reply [data-slot=称呼]').first();
  await field.fill('王女士');
  await page.keyboard.press('Control+C');
  expect(await paste(page)).toBe('空');
  await field.selectText();
  await page.keyboard.press('Control+C');
  expect(await paste(page)).toBe('王女士');
});
