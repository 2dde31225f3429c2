import type { Browser, Page } from '@playwright/test';
import { type Interface, type Typed, type } from './interfaces.ts';
import type { Sent, Served } from './serve.ts';
import type { Subject } from './subject.ts';

/** What went over the wire, bodies only. */
export interface Traffic {
  bytes: number;
  requests: number;
}

export interface SearchCost {
  /** From opening search to the first result, and until everything has settled. */
  toFirst: Traffic;
  settled: Traffic;
  /** Milliseconds from the keystroke to the first result, in a browser that has seen nothing yet. */
  cold: number;
}

export interface PageCost {
  load: Traffic;
  /** With what is loaded in the three seconds after. */
  idle: Traffic;
}

/** What a page costs a browser that has seen nothing of the site. */
export async function measurePage(browser: Browser, { served, at }: Subject): Promise<PageCost> {
  // Once for nothing: the server compresses on the first visit, and what it sends too late is not counted.
  await openCold(browser, served, at);
  return openCold(browser, served, at);
}

async function openCold(browser: Browser, served: Served, at: string): Promise<PageCost> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    served.log.length = 0;
    await page.goto(served.url + at, { waitUntil: 'load' });
    const load = sum(served.log);
    await page.waitForTimeout(3000);
    return { load, idle: sum(served.log) };
  } finally {
    await context.close();
  }
}

/** One query in a browser that has nothing of the site but the page it stands on. */
export async function visitCold(
  browser: Browser,
  served: Served,
  site: Interface,
  at: string,
  query: string,
): Promise<SearchCost> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  try {
    const page = await openPage(await context.newPage(), served, at);
    served.log.length = 0;
    await openSearch(page, site);
    const typed = await type(page, site, query);
    await page.waitForLoadState('networkidle');
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

async function openPage(page: Page, { url }: Served, at: string): Promise<Page> {
  await page.goto(url + at, { waitUntil: 'networkidle' });
  return page;
}

async function openSearch(page: Page, site: Interface): Promise<void> {
  await site.open(page);
  await page.locator(site.input).waitFor();
}

function sum(sent: readonly Sent[]): Traffic {
  return { bytes: sent.reduce((total, { bytes }) => total + bytes, 0), requests: sent.length };
}
