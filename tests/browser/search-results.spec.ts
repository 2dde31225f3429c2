import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Judged, parseJudged } from '../../src/search/evaluate.ts';
import { openBuiltIndex } from '../../src/search/pagefind/node-index.ts';
import { keptSite } from '../built/kept-sites.ts';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { expect, test, thorough } from './support.ts';

const search = (query: string, filters = '') => `${sites.real}search/?q=${encodeURIComponent(query)}${filters}`;

/** One of each kind in turn, until there are enough. */
function spread(judged: readonly Judged[], count: number): Judged[] {
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const ofKind = kinds.map((kind) => judged.filter((row) => row.kind === kind));
  const longest = Math.max(...ofKind.map((rows) => rows.length));
  const inTurn = Array.from({ length: longest }, (_, round) => ofKind.flatMap((rows) => rows[round] ?? []));
  return inTurn.flat().slice(0, count);
}

test('for 12 judged queries the list on screen is what search:eval ranks', async ({ page }) => {
  const engine = await openBuiltIndex(join(await keptSite('frozen'), 'pagefind'));
  const queries = spread(parseJudged(readFileSync('tests/search/dev.jsonl', 'utf8')), 12);
  expect(queries).toHaveLength(12);
  const { field, numbers, unsure } = steps(page);
  await page.goto(`${sites.real}search/`);
  for (const { q } of queries) {
    const { hits, confident, choice } = await engine.search(q);
    expect(hits.length, q).toBeGreaterThan(0);
    await field.fill(q);
    await expect.poll(numbers, { message: q, intervals: [20, 50, 100] }).toEqual(hits.map(({ card }) => card.number));
    await expect(unsure, q).toHaveCount(confident || choice ? 0 : 1);
  }
});

test.describe('why an entry was found is said and marked', () => {
  for (const [how, query, why] of [
    ['an alias', '图片怎么去水印', /客户常问：图片怎么去水印/],
    ['pinyin', 'qushuiyin', /按读音找/],
  ] as const)
    test(`by ${how}`, async ({ page }) => {
      const { options } = steps(page);
      await page.goto(search(query));
      await expect(options.first().locator('.hit-why').filter({ hasText: why }).first()).toBeVisible();
      if (how === 'an alias') expect(await options.first().locator('mark').count()).toBeGreaterThan(0);
    });
});

test('without an answer search says so, with the nearest entries, the topics, and a way to report the gap', async ({
  page,
}) => {
  const { options, unsure, handover } = steps(page);
  await page.goto(search('怎么退火箭票'));
  await expect(unsure).toContainText('没有把握');
  expect(await options.count()).toBeGreaterThan(0);
  const topics = handover.getByRole('list', { name: '按专题查' }).getByRole('link');
  expect(await topics.count()).toBeGreaterThan(5);
  const report = handover.getByRole('link', { name: '告诉编辑' });
  expect(decodeURIComponent(((await report.getAttribute('href')) ?? '').replaceAll('+', ' '))).toContain(
    '怎么退火箭票',
  );
  await expect(report).toHaveAttribute('rel', 'noopener noreferrer');
  await topics.filter({ hasText: '发票' }).click();
  await expect(page).toHaveURL(`${sites.real}invoices/`);
});

test(
  'filters by topic and status are in the address, and survive reload, a second tab, back and forward',
  thorough,
  async ({ page, context }) => {
    const { field, options, numbers } = steps(page);
    await page.goto(search('会员'));
    await expect(options.first()).toBeVisible();
    const all = await numbers();
    await page.locator('select[name=topic]').selectOption({ label: '订阅规则' });
    await expect.poll(numbers).not.toEqual(all);
    await expect
      .poll(async () => new Set(await options.locator('.hit-meta').allTextContents()).size)
      .toBeGreaterThan(1);
    for (const meta of await options.locator('.hit-meta').allTextContents()) expect(meta).toContain('订阅规则');
    // The list is complete once its last tables have come.
    await page.waitForLoadState('networkidle');
    const inTopic = await numbers();
    await expect(page).toHaveURL(/topic=membership%2Fsubscription/);

    await page.reload();
    await expect.poll(numbers).toEqual(inTopic);
    await expect(page.locator('select[name=topic] :checked')).toHaveText('订阅规则');
    const other = await context.newPage();
    await other.goto(page.url());
    await expect.poll(steps(other).numbers).toEqual(inTopic);
    await other.close();

    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(page).toHaveURL(/\/membership\/subscription\//);
    await page.goBack();
    await expect.poll(numbers).toEqual(inTopic);
    await expect(field).toHaveValue('会员');
    await page.goForward();
    await expect(page).toHaveURL(/\/membership\/subscription\//);
  },
);

test('filters that leave nothing offer to look everywhere', thorough, async ({ page }) => {
  const { options } = steps(page);
  await page.goto(search('去水印', '&topic=invoices&status=unpublished'));
  await expect(page.locator('.search-notice')).toContainText('按现在的筛选没有找到');
  await expect(options).toHaveCount(0);
  await page.getByRole('button', { name: '在全部条目里找' }).click();
  await expect(options.first()).toContainText('去水印');
  expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent('去水印')}`);
});

test('a topic that is no more filters nothing', thorough, async ({ page }) => {
  const { options } = steps(page);
  await page.goto(search('去水印', '&topic=gone&status=%3Cb%3E'));
  await expect(options.first()).toContainText('去水印');
  await expect(page.locator('select[name=topic] :checked')).toHaveText('全部');
});

test('a page opened from a hit marks the words, but not in replies', async ({ page }) => {
  const { options } = steps(page);
  await page.goto(search('充了会员怎么去水印'));
  await expect(options.first()).toContainText('#1004');
  await page.locator('[data-search-panel] textarea').press('Enter');
  await expect(page.locator('.entry-title mark').first()).toBeVisible();
  await expect(page.locator('.aliases mark').first()).toContainText(/会员|水印/);
  await expect(page.locator('.entry .prose mark')).toHaveCount(0);
  const text = await page.locator('.entry-title').textContent();
  await page.goto(new URL(page.url()).pathname.replace(/^\//, sites.real));
  await expect(page.locator('mark')).toHaveCount(0);
  expect(await page.locator('.entry-title').textContent()).toBe(text);
});
