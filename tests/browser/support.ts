import {
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  test as plainTest,
  type Route,
} from '@playwright/test';
import { sites } from './sites.ts';

/**
 * The test of every browser spec: a page may not speak to another host, and may not log an error. Both are looked at
 * after each test, whatever it was about.
 */
export const test = plainTest.extend<{ quiet: undefined }>({
  quiet: [
    async ({ context }, use) => {
      const heard = listen(context);
      await use(undefined);
      expect(heard.foreign, 'requests to other hosts').toEqual([]);
      expect(heard.errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** What `npm test` leaves to `npm run test:all`: the same promise in one more place, at one more width, in one more way to fail. */
export const thorough = { tag: '@thorough' } as const;

/** For a test that is made for several places: `npm test` runs those that `isQuick` says. */
export const thoroughUnless = (isQuick: boolean) => (isQuick ? {} : thorough);

function listen(context: BrowserContext): { foreign: string[]; errors: string[] } {
  const heard: ReturnType<typeof listen> = { foreign: [], errors: [] };
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== sites.host) heard.foreign.push(request.url());
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser reports the 404 page's own status as an error.
    if (/status of 404/.test(message.text()) && message.location().url.includes('no-such-page')) return;
    heard.errors.push(message.text());
  });
  context.on('weberror', (webError) => heard.errors.push(String(webError.error())));
  return heard;
}

/** Entries of the sample corpus by what they are there for. */
export const sample = {
  plain: `${sites.sample}samples/plain/`,
  branches: `${sites.sample}samples/branches/`,
  dated: `${sites.sample}samples/dated/`,
  doubtful: `${sites.sample}samples/doubtful/`,
  noReply: `${sites.sample}samples/no-reply/`,
  marked: `${sites.sample}samples/marked/`,
  long: `${sites.sample}samples/long/`,
  inner: `${sites.sample}samples/nested/inner/`,
  topic: `${sites.sample}samples/`,
  nested: `${sites.sample}samples/nested/`,
  home: sites.sample,
};

/** What the first reply of the plain sample is as text: lists numbered, links as URLs, no Markdown. */
export const plainReply = [
  '您好，请选择「无水印下载」，即可去除。软换行后的第二行。',
  '',
  '1. 打开可灵 AI 网页端（https://klingai.kuaishou.com/），登录。',
  '2. 点击「下载」。',
  '   · 第一种',
  '   · 第二种',
  '',
  '订单号:ABC123，价格 50~60 元，20~30 次。详见帮助页（https://klingai.kuaishou.com/help）。',
].join('\n');

const scratchPages = new WeakMap<Browser, Promise<Page>>();

/** Works in a field of an empty page of another window, and comes back to the page under test. */
async function inScratchField<T>(page: Page, work: (field: Locator) => Promise<T>): Promise<T> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  const opened = scratchPages.get(browser) ?? browser.newPage();
  scratchPages.set(browser, opened);
  const scratch = await opened;
  await scratch.bringToFront();
  await scratch.setContent('<textarea>空</textarea>');
  const field = scratch.locator('textarea');
  await field.selectText();
  const result = await work(field);
  await page.bringToFront();
  return result;
}

/** What is on the clipboard: pasted as a person would. */
export async function paste(page: Page): Promise<string> {
  return inScratchField(page, async (field) => {
    await field.press('Control+V');
    return field.inputValue();
  });
}

/** Puts 「空」 on the clipboard, so that an old copy proves nothing. */
export async function clearClipboard(page: Page): Promise<void> {
  await inScratchField(page, (field) => field.press('Control+C'));
}

/**
 * Lets pages wait that match an address.
 *
 * @returns lets them come, once so many were asked for, and waits until nothing more is asked
 */
export async function hold(page: Page, address: string | RegExp): Promise<(count: number) => Promise<void>> {
  const held: Route[] = [];
  await page.route(address, (route) => void held.push(route));
  return async (count) => {
    await expect.poll(() => held.length).toBe(count);
    await Promise.all(
      held.map(async (route) => {
        const answered = page.waitForResponse(route.request().url());
        await route.continue();
        await (await answered).finished();
      }),
    );
    await page.unroute(address);
    // What waits for an answer goes on in tasks of its own.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  };
}

export const toastOf = (page: Page) => page.getByRole('status');

export { expect };
