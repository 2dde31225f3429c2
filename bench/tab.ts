/**
 * `npm run bench:tab`: what a tab that stays open all day takes of memory, with 1,500 searches and 200 copies in it. Needs dist/;
 * writes bench/TAB.md.
 */
import { writeFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import { assertBuilt, dist } from '../tests/built/build.ts';
import { launch } from './browser/launch.ts';
import { openSubject, type Subject } from './browser/subject.ts';
import { realContent } from './contents.ts';
import { figureTable, megabytes, targetTable } from './format.ts';
import { describeMachine } from './machine.ts';

const searches = 1500;
/** Every how many searches the answer is copied: 200 copies. */
const copied = searches / 200;
/** Bytes that the heap may have in the end. */
const most = 8_000_000;

/** The tab at one moment. */
interface State {
  searches: number;
  copies: number;
  heap: number;
  nodes: number;
}

assertBuilt();
const content = realContent();
const browser = await launch();
const subject = await openSubject(browser, 'ours', dist, content);
const states = await workAllDay(subject);
await browser.close();
subject.served.close();
writeFileSync('bench/TAB.md', describe(states));

async function workAllDay({ served, site, at }: Subject): Promise<State[]> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await page.goto(served.url + at);
  const states = [await measureTab(session, { searches: 0, copies: 0 })];
  await site.open(page);
  let copies = 0;
  for (const [index, query] of queries().entries()) {
    await search(page, site.input, query);
    if (Math.floor((index + 1) / copied) > copies) {
      await page.keyboard.press('Control+Enter');
      copies++;
    }
    if ((index + 1) % 300 === 0) states.push(await measureTab(session, { searches: index + 1, copies }));
  }
  return states;
}

/** What customers say, each time with another number behind it, so that hardly any query comes twice. */
function queries(): string[] {
  const phrases = content.corpus.entries.flatMap(({ title, aliases }) => [title, ...aliases]);
  return Array.from({ length: searches }, (_, index) => `${phrases[index % phrases.length]} ${Math.floor(index / 7)}`);
}

/** Long enough for results and answer to come on screen (bench/RESULTS.md). */
async function search(page: Page, field: string, query: string): Promise<void> {
  await page.locator(field).fill(query);
  await page.waitForTimeout(50);
}

async function measureTab(session: CDPSession, done: Pick<State, 'searches' | 'copies'>): Promise<State> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  const state = { ...done, heap: usedSize, nodes };
  console.log(JSON.stringify(state));
  return state;
}

function describe(states: readonly State[]): string {
  const last = states.at(-1)?.heap ?? 0;
  const rows = states.map(({ searches, copies, heap, nodes }) => [
    `${searches}`,
    `${copies}`,
    megabytes(heap),
    `${nodes}`,
  ]);
  return [
    '# A tab that stays open',
    '',
    describeMachine('bench:tab', { browser: browser.version() }),
    '',
    'Search over the page of an entry, one query after the other; the answer that stands first is copied now and then.',
    '',
    figureTable(['searches', 'copies', 'heap', 'nodes'], rows),
    '',
    targetTable([['heap in the end', megabytes(last), `under ${megabytes(most)}`, last < most]]),
    '',
  ].join('\n');
}
