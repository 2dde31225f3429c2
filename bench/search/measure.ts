import type { Browser, Page } from '@playwright/test';
import { type Interface, type Typed, type } from './interfaces.ts';
import type { Served } from './serve.ts';

export interface Cost {
  /** Bytes from opening search to the first result, and until everything has settled. */
  toFirst: number;
  settled: number;
  /** Milliseconds from the keystroke to the first result, in a browser that has seen nothing yet. */
  cold: number;
}

/** One query in a browser that has nothing of the site but the page it stands on. */
export async function visitCold(
  browser: Browser,
  served: Served,
  site: Interface,
  at: string,
  query: string,
): Promise<Cost> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  try {
    const page = await openPage(await context.newPage(), served, at);
    served.log.length = 0;
    await openSearch(page, site);
    const typed = await type(page, site, query);
    await page.waitForLoadState('networkidle');
    const sum = (sent: readonly { bytes: number }[]) => sent.reduce((total, { bytes }) => total + bytes, 0);
    return {
      toFirst: sum(served.log.filter((sent) => sent.at <= typed.at)),
      settled: sum(served.log),
      cold: typed.first,
    };
  } finally {
    await context.close();
  }
}

interface Round {
  at: string;
  queries: readonly string[];
}

/** All queries one after the other on a page that is kept open. */
export async function typeAll(
  browser: Browser,
  served: Served,
  site: Interface,
  { at, queries }: Round,
): Promise<Typed[]> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  try {
    const page = await openPage(await context.newPage(), served, at);
    await openSearch(page, site);
    const typed: Typed[] = [];
    for (const query of queries) typed.push(await type(page, site, query));
    return typed;
  } finally {
    await context.close();
  }
}

/** The same several times over, without the first, in which everything is loaded. */
export async function visitWarm(
  browser: Browser,
  served: Served,
  site: Interface,
  { at, queries, rounds }: Round & { rounds: number },
): Promise<Typed[]> {
  const all = Array.from({ length: rounds + 1 }, () => queries).flat();
  return (await typeAll(browser, served, site, { at, queries: all })).slice(queries.length);
}

async function openPage(page: Page, { url }: Served, at: string): Promise<Page> {
  await page.goto(url + at, { waitUntil: 'networkidle' });
  return page;
}

async function openSearch(page: Page, site: Interface): Promise<void> {
  await site.open(page);
  await page.locator(site.input).waitFor();
}
