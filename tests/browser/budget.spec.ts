import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from '@playwright/test';
import { sites } from './sites.ts';
import { expect, test, thoroughUnless } from './support.ts';

/** What an entry's page may cost at most: until it can be read, and with what loads after that for the first key. */
const budget = { atLoad: { requests: 5, bytes: 16_000 }, afterwards: { requests: 8, bytes: 24_000 } };

interface Cost {
  requests: number;
  bytes: number;
}

/** Requests of a cold visit and the size of their bodies as a server with brotli sends them. */
async function visit(page: Page, url: string): Promise<{ atLoad: Cost; afterwards: Cost }> {
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    bodies.push(
      response.body().then(
        (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
        () => 0,
      ),
    );
  });
  const cost = async (): Promise<Cost> => {
    const sizes = await Promise.all(bodies);
    return { requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  };
  await page.goto(url, { waitUntil: 'load' });
  const atLoad = await cost();
  await page.waitForLoadState('networkidle');
  return { atLoad, afterwards: await cost() };
}

for (const path of [
  'membership/remove-watermark/',
  'membership/watermark-still-in-kuaiying/',
  'membership/subscription/subscribe-again/',
])
  test(
    `a cold visit of /${path} stays within its budget`,
    thoroughUnless(path === 'membership/remove-watermark/'),
    async ({ browser }, { annotations }) => {
      // A profile of its own has nothing in its cache.
      const context = await browser.newContext();
      const { atLoad, afterwards } = await visit(await context.newPage(), sites.real + path);
      await context.close();
      annotations.push({ type: 'cost', description: JSON.stringify({ atLoad, afterwards }) });
      expect(atLoad.bytes).toBeGreaterThan(1000);
      expect(atLoad.requests).toBeLessThanOrEqual(budget.atLoad.requests);
      expect(atLoad.bytes).toBeLessThanOrEqual(budget.atLoad.bytes);
      expect(afterwards.requests).toBeLessThanOrEqual(budget.afterwards.requests);
      expect(afterwards.bytes).toBeLessThanOrEqual(budget.afterwards.bytes);
    },
  );
