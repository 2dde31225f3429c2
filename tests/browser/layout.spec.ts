import { sites } from './sites.ts';
import { expect, sample, test, thorough, thoroughUnless } from './support.ts';

const pages = {
  home: sample.home,
  topic: sample.topic,
  'topic with an introduction': sample.nested,
  entry: sample.plain,
  'entry with branches': sample.branches,
  'long entry': sample.long,
  'marked entry': sample.marked,
  map: `${sample.home}map/`,
  404: `${sample.home}no-such-page/`,
  'subscription rules': `${sites.real}membership/subscription/`,
};

// 200% zoom of a window of 1280 × 800 gives the page 640 × 400.
const narrow = {
  'at 320 px': { width: 320, height: 640 },
  'at 200% zoom': { width: 640, height: 400 },
  'at 400% zoom': { width: 320, height: 256 },
};

for (const [name, url] of Object.entries(pages))
  test(
    `${name} loses nothing, however narrow`,
    thoroughUnless(['home', 'entry with branches', 'subscription rules'].includes(name)),
    async ({ page }) => {
      await page.setViewportSize(narrow['at 320 px']);
      await page.goto(url);
      await page.keyboard.press('2');
      for (const [what, viewport] of Object.entries(narrow))
        await test.step(what, async () => {
          await page.setViewportSize(viewport);
          expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), what).toBe(viewport.width);

          // Whatever is wider than the screen scrolls in a box of its own.
          const lost = await page.evaluate(() =>
            [...document.querySelectorAll('main *, header *, .topics *')]
              .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
              .filter((element) => !element.closest('.offscreen, .sr-only, svg, .table-scroll, .topics, .map'))
              .filter((element) => {
                const { left, right } = element.getBoundingClientRect();
                return left < -1 || right > innerWidth + 1;
              })
              .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 30)}`),
          );
          expect.soft(lost, what).toEqual([]);

          // The confidentiality line stays in sight, whole, and leaves room for the text.
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          const line = page.locator('.confidential');
          await expect.soft(line, what).toBeInViewport({ ratio: 1 });
          const covered = await page.evaluate(() =>
            Math.max(
              0,
              ...[...document.querySelectorAll('.frame-top, .confidential, .frame-header')]
                .map((element) => element.getBoundingClientRect())
                .filter(({ top, bottom }) => top < innerHeight && bottom > 0)
                .map(({ bottom }) => bottom),
            ),
          );
          expect.soft(covered, what).toBeLessThan(viewport.height * 0.4);
        });
    },
  );

test('wide tables and the map scroll sideways by keyboard', async ({ page }) => {
  for (const [url, box, width] of [
    [sample.long, '.table-scroll', 320],
    [`${sites.real}map/`, '.map', 820],
  ] as const) {
    await page.setViewportSize({ width, height: 640 });
    await page.goto(url);
    const scroller = page.locator(box).first();
    expect(await scroller.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
    await scroller.focus();
    await expect(scroller).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => scroller.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  }
});

test('in a narrow window, the row of topics begins at the one that is open', thorough, async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 844 });
  await page.goto(`${sites.real}platforms/`);
  await expect(page.locator('.topics').getByRole('link', { name: '端与账号' })).toBeInViewport({ ratio: 1 });
});

test('the confidentiality line cannot be dismissed, and stays while scrolling', async ({ page }) => {
  await page.goto(sample.topic);
  const line = page.locator('.confidential');
  await expect(line).toHaveText('快手内部文档，请勿外传');
  await expect(line.locator('button, a')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.mouse.wheel(0, 3000);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
  await expect(line).toBeInViewport({ ratio: 1 });
  expect(await line.evaluate((element) => element.getBoundingClientRect().top)).toBe(0);
});

test('an address with an anchor is not hidden under the header', thorough, async ({ page }) => {
  await page.goto(`${sample.topic}#title-1003`);
  const [heading, header] = await Promise.all([
    page.locator('#title-1003').evaluate((element) => element.getBoundingClientRect().top),
    page.locator('.frame-top').evaluate((element) => element.getBoundingClientRect().bottom),
  ]);
  expect(heading).toBeGreaterThanOrEqual(header);
});

test('through a small window the map is a list of the same questions', thorough, async ({ page }) => {
  await page.goto(`${sites.real}map/`);
  const questions = page.getByRole('main').getByRole('link');
  const count = await questions.count();
  expect(count).toBeGreaterThan(60);
  await page.setViewportSize({ width: 400, height: 768 });
  await expect(page.locator('.map')).toBeHidden();
  // The drawing also leads to the home page.
  await expect(questions).toHaveCount(count - 1);
  await questions.filter({ hasText: '充了会员怎么去水印' }).click();
  await expect(page).toHaveURL(/membership\/remove-watermark/);
});

test('a tall picture stays within a screen, and keeps its form', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 600 });
  await page.goto(sample.plain);
  const size = await page.evaluate(async () => {
    const image = document.createElement('img');
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="4000"/>';
    image.src = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
    image.width = 400;
    image.height = 4000;
    document.querySelector('.prose')?.append(image);
    await image.decode();
    const { width, height } = image.getBoundingClientRect();
    return { width, height };
  });
  expect(size.height).toBeLessThanOrEqual(480);
  expect(size.height / size.width).toBeCloseTo(10, 1);
});

test('titles and replies take their direction from their own words', async ({ page }) => {
  await page.goto(sample.plain);
  for (const part of ['.entry-title', '[data-reply-text]'])
    await expect(page.locator(part).first()).toHaveAttribute('dir', 'auto');
  const directions = await page.evaluate(() => {
    const reply = document.querySelector('[data-reply-text]');
    const hebrew = document.createElement('p');
    hebrew.append('שלום 可灵');
    reply?.append(hebrew);
    const range = document.createRange();
    range.selectNodeContents(hebrew);
    const { right } = hebrew.getBoundingClientRect();
    return { text: range.getBoundingClientRect().right, box: right };
  });
  expect(directions.text).toBeCloseTo(directions.box, 0);
});
