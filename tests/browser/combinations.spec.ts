import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { cellsOf, lineOf, type Row, relations, rowFor } from '../../src/entry/combination-cells.ts';
import { combinationsSchema } from '../../src/entry/combinations.ts';
import { parseYaml } from '../../src/markdown/yaml.ts';
import { expectNoViolations } from './axe.ts';
import { steps } from './search-steps.ts';
import { sites } from './sites.ts';
import { clearClipboard, expect, paste, test, thorough } from './support.ts';

const { data } = parseYaml(readFileSync('tests/corpus/combinations.yml', 'utf8'), combinationsSchema);
if (!data) throw new Error('tests/corpus/combinations.yml cannot be read');
const table = data;
const names = Object.keys(table.options);

const topic = `${sites.real}membership/subscription/`;
const entry = `${topic}no-downgrade/`;

const pickerOf = (page: Page) => page.locator('.combination-picker');

async function choose(page: Page, choice: Record<string, string>): Promise<void> {
  for (const [field, value] of Object.entries(choice))
    await pickerOf(page).locator(`[data-field="${field}"][value="${value}"]`).check({ force: true });
}

/** The server has another build from now on, with other rules. */
async function deployRules(page: Page, change: (text: string) => string): Promise<void> {
  await page.route('**/version.json', (route) => route.fulfill({ json: { built: 'later' } }));
  await page.route('**/combinations.json', async (route) => {
    const response = await route.fetch({ url: sites.onLoopback(route.request().url()) });
    await route.fulfill({ response, body: change(await response.text()) });
  });
}

/** The general reply of an entry, as other programs read it. */
async function replyOf(page: Page, number: number): Promise<string> {
  const response = await page.request.get(sites.onLoopback(`${sites.real}entries.json`));
  const { entries } = await response.json();
  const found = entries.find((one: { number: number }) => one.number === number);
  return found.replies.find(({ when }: { when: string | null }) => when === null).text;
}

test('the picker says the rule of every cell, and offers the reply that the table names or none', async ({ page }) => {
  await page.goto(topic);
  for (const cell of cellsOf({ have: names, buy: names, level: [...relations] })) {
    const row = rowFor(table, cell) as Row;
    await choose(page, { ...cell });
    await expect(page.locator('.combination-line')).toHaveText(lineOf(row));
    const reply = pickerOf(page).locator('[data-copy-kind=reply]');
    if (row.reply === undefined) await expect(pickerOf(page).getByText('没有审核过的话术')).toBeVisible();
    else await expect(pickerOf(page).locator(`[data-entry="${row.reply}"] [data-copy-kind=reply]`)).toHaveCount(1);
    await expect(reply).toHaveCount(row.reply === undefined ? 0 : 1);
  }
});

test('C copies the reply that the picker found', async ({ page }) => {
  await page.goto(topic);
  await choose(page, { have: '单品', owned: '钻石', buy: '包月', level: '低' });
  await expect(pickerOf(page).locator('[data-field=level][value=低] + span')).toHaveText('低（黄金、铂金）');
  await expect(pickerOf(page).locator('[data-field=level][value=高]')).toBeDisabled();
  await expect(pickerOf(page).locator('[data-entry="1013"]')).toBeVisible();
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toContainText('已复制话术');
  expect(await paste(page)).toBe(await replyOf(page, 1013));
});

test('on an entry the picker loads when it is opened, and leaves the keys of the page alone', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(entry);
  await expect(page.getByText('按客户的情况查规则')).toBeVisible();
  expect(asked.filter((url) => /combinations\.json|picker/.test(url))).toEqual([]);
  await page.getByText('按客户的情况查规则').click();
  await choose(page, { have: '包月', buy: '单品', level: '低' });
  await expect(pickerOf(page).locator('[data-entry="1017"]')).toBeVisible();
  await page.locator('h1').click();
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toContainText('已复制话术');
  expect(await paste(page)).toBe(await replyOf(page, 1016));
});

test('a rule that a deploy changed reaches a picker that is open, and its old reply is not copied', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto(topic, { waitUntil: 'networkidle' });
  const choice = { have: '单品', buy: '包月', level: '低' };
  await choose(page, choice);
  await expect(pickerOf(page).locator('[data-entry="1013"]')).toBeVisible();
  await deployRules(page, (text) => text.replaceAll('"reply":1013', '"reply":1015'));
  await page.clock.fastForward(61_000);
  await clearClipboard(page);
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toContainText('没有复制：规则刚刚更新');
  expect(await paste(page)).toBe('空');
  await expect(pickerOf(page).locator('[data-entry="1015"]')).toBeVisible();
  await expect(pickerOf(page).locator('[data-field=have][value=单品]')).toBeChecked();
  await page.keyboard.press('c');
  await expect(page.locator('#toast')).toContainText('已复制话术');
  expect(await paste(page)).toBe(await replyOf(page, 1015));
});

test(
  'the table of the page has a row for each row of the file, and says what the source leaves open',
  thorough,
  async ({ page }) => {
    await page.goto(topic);
    await expect(page.locator('.introduction tbody tr')).toHaveCount(table.rows.length);
    await expect(page.locator('.introduction tbody tr').first()).toContainText('源文档未说明');
  },
);

test('a question about a rule leads into the picker with its choices made', thorough, async ({ page }) => {
  const { open, field, toast, selected } = steps(page);
  await page.goto(sites.real);
  await page.goto(`${sites.real}invoices/tax-rate/`);
  await open();
  await field.fill('有钻石单品还能订阅黄金吗');
  const lead = page.getByRole('region', { name: '按规则查到的答复' });
  await expect(lead.locator('.combination-line')).toContainText('能买 · 何时生效：单品到期后');
  await expect(lead.locator('[data-field=owned][value=钻石]')).toBeChecked();
  await expect(lead.locator('[data-field=level][value=低]')).toBeChecked();
  await expect(selected).toHaveCount(0);
  await clearClipboard(page);
  await page.keyboard.press('Control+Enter');
  await expect(toast).toContainText('已复制话术');
  expect(await paste(page)).toBe(await replyOf(page, 1013));
});

test('a choice by hand in search changes what is copied', thorough, async ({ page }) => {
  const { open, field, toast } = steps(page);
  await page.goto(`${sites.real}invoices/tax-rate/`);
  await open();
  await field.fill('有钻石单品还能订阅黄金吗');
  const lead = page.getByRole('region', { name: '按规则查到的答复' });
  await lead.locator('[data-field=have][value=包季]').check({ force: true });
  await expect(lead.locator('.combination-line')).toHaveText('不能买');
  await field.press('Control+Enter');
  await expect(toast).toContainText('已复制话术');
  expect(await paste(page)).toBe(await replyOf(page, 1015));
});

test('axe finds nothing on the picker, which fits a narrow screen', thorough, async ({ page }) => {
  await expectNoViolations(page, async () => {
    await page.goto(topic, { waitUntil: 'networkidle' });
    await choose(page, { have: '包季', owned: '铂金', buy: '单品', level: '高' });
    await expect(pickerOf(page).locator('[data-entry="1017"]')).toBeVisible();
  });
  for (const width of [320, 400]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`).toBe(true);
  }
});
