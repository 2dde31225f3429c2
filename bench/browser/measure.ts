import type { Page } from '@playwright/test';
import { type Typed, type } from './interfaces.ts';
import type { Sent } from './serve.ts';
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
  /** Traffic that includes the three seconds after loading. */
  idle: Traffic;
}

/** What a page costs a browser that has seen nothing of the site. */
export async function measurePage(subject: Subject): Promise<PageCost> {
  // This first visit is not measured, because the server compresses files on the first visit and sends them late.
  await openCold(subject);
  return openCold(subject);
}

function openCold(subject: Subject): Promise<PageCost> {
  const { served, at } = subject;
  return onNewPage(subject, async (page) => {
    served.log.length = 0;
    await page.goto(served.url + at, { waitUntil: 'load' });
    const load = sum(served.log);
    await page.waitForTimeout(3000);
    return { load, idle: sum(served.log) };
  });
}

/** One query in a browser that has loaded nothing of the site but one page. */
export function visitCold(subject: Subject, query: string): Promise<SearchCost> {
  const { served, site, at } = subject;
  return onNewPage(subject, async (page) => {
    await page.goto(served.url + at, { waitUntil: 'networkidle' });
    served.log.length = 0;
    await openSearch(page, subject);
    const typed = await type(page, site, query);
    await page.waitForLoadState('networkidle');
    return {
      toFirst: sum(served.log.filter((sent) => sent.at <= typed.at)),
      settled: sum(served.log),
      cold: typed.first,
    };
  });
}

/** All queries one after the other on a page that is kept open. */
export function typeAll(subject: Subject, queries: readonly string[]): Promise<Typed[]> {
  return onNewPage(subject, async (page) => {
    await page.goto(subject.served.url + subject.at, { waitUntil: 'networkidle' });
    await openSearch(page, subject);
    const typed: Typed[] = [];
    for (const query of queries) typed.push(await type(page, subject.site, query));
    return typed;
  });
}

/** Works on a page of a browser that has seen nothing yet. */
async function onNewPage<T>({ browser }: Subject, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Opens search. A site whose search starts in an idle moment may miss the key: then on the page loaded anew. */
async function openSearch(page: Page, { site }: Subject): Promise<void> {
  const opens = async (timeout: number) => {
    await site.open(page);
    await page.locator(site.input).waitFor({ timeout });
  };
  for (let misses = 0; misses < 3; misses++) {
    try {
      return await opens(5000);
    } catch {
      await page.reload({ waitUntil: 'networkidle' });
    }
  }
  await opens(30_000);
}

function sum(sent: readonly Sent[]): Traffic {
  return { bytes: sent.reduce((total, { bytes }) => total + bytes, 0), requests: sent.length };
}
