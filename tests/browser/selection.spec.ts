import { expect, paste, plainReply, sample, test } from './support.ts';

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
