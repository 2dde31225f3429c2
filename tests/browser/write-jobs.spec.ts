import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test, thorough } from './support.ts';
import { download, editing, fresh, handedIn, open, source, verdict } from './writing.ts';

// The jobs on /write/ that take several files, by somebody who has never seen Git.

test.describe.configure({ timeout: 60_000 });

const result = (page: Page) => page.locator('[data-result]');
const jobs = (page: Page) => page.locator('details', { has: page.locator('summary', { hasText: '批量复核' }) });

async function begin(page: Page, job: string): Promise<void> {
  await page.locator('summary', { hasText: '批量复核' }).click();
  await page.getByLabel('要做的事').selectOption(job);
}

test(
  'an entry is split: a branch, its questions and what customers said go to the new one',
  thorough,
  async ({ page }) => {
    await open(page, editing(1005));
    await begin(page, '拆分');
    await page.getByLabel('新条目的标准问').fill('退出重登以后标识依然存在该如何处理？');
    await page.getByLabel('新条目的英文网址').fill('signed-in-again');
    await page.getByLabel('哪种情形归新条目').selectOption('在网页端充的');
    await page.getByLabel('有这些词的别名').fill('重登、登录');
    // Nothing is lost on reload.
    await page.reload();
    await expect(page.getByLabel('有这些词的别名')).toHaveValue('重登、登录', { timeout: 20_000 });
    await page.getByRole('button', { name: '列出要改的文件' }).click();
    await expect(result(page)).toContainText('content/membership/signed-in-again.md（新文件）');
    await expect(verdict(page)).toHaveText(/^可以交了/, { timeout: 20_000 });
    const changes = await download(page);
    const text = (name: string) => changes.find(({ path }) => path === `content/${name}`)?.text ?? '';
    expect(text('membership/signed-in-again.md')).toContain('number: 1064\n');
    expect(text('membership/watermark-still-in-kuaiying.md')).not.toContain('::::情形[在网页端充的]');
    expect(text('said/1064.yml')).toContain('登');
  },
);

test('a split without a question for the new entry is refused in words', thorough, async ({ page }) => {
  await open(page, editing(1005));
  await begin(page, '拆分');
  await page.getByRole('button', { name: '列出要改的文件' }).click();
  await expect(page.getByRole('alert')).toHaveText('请写新条目的标准问');
});

test('several entries are reviewed at once, from the page of a new entry too', thorough, async ({ page }) => {
  await open(page, fresh);
  await page.locator('summary', { hasText: '批量复核' }).click();
  await page.getByLabel('核实过的编号').fill('1004、1021');
  await page.getByLabel('哪天核实的').fill('2026-11-24');
  await jobs(page).getByRole('button', { name: '列出要改的文件' }).click();
  await expect(result(page)).toContainText('content/credits/charged-twice.md');
  await expect(verdict(page)).toHaveText(/^可以交了/, { timeout: 20_000 });
  const changes = await download(page);
  expect(changes.map(({ path }) => path).sort()).toEqual([
    'content/credits/charged-twice.md',
    'content/membership/remove-watermark.md',
  ]);
  for (const { text } of changes) expect(text).toContain('reviewed: { on: 2026-11-24, by: 会员组 }\n');
});

test(
  'a job or a sheet that is handed in takes no draft with it, and the entry that is handed in no job',
  thorough,
  async ({ page }) => {
    await open(page, fresh);
    const title = page.getByLabel('标准问');
    const numbers = page.getByLabel('核实过的编号');
    await title.fill('怎么注销账号？');
    await page.locator('summary', { hasText: '批量复核' }).click();
    await numbers.fill('1004');
    await jobs(page).getByRole('button', { name: '列出要改的文件' }).click();
    await expect(result(page)).toContainText('remove-watermark.md');
    await download(page);
    await page.reload();
    await expect(title).toHaveValue('怎么注销账号？', { timeout: 20_000 });
    await expect(jobs(page)).not.toHaveAttribute('open');

    const csv = Buffer.from('\ufeff编号,标准问,相似问\n1029,发票税率是多少？,开专票时税务上算多少\n');
    await page.locator('summary', { hasText: '从表格导入' }).click();
    const sheet = { name: '表格.csv', mimeType: 'text/csv', buffer: csv };
    await page.getByLabel('表格（xlsx、csv、tsv）').setInputFiles(sheet);
    await expect(result(page)).toContainText('tax-rate.md', { timeout: 30_000 });
    await result(page).getByRole('button', { name: '已经交了，清掉这张表格' }).click();
    await page.locator('summary', { hasText: '批量复核' }).click();
    await numbers.fill('1021');
    await title.fill('怎么销号？');
    await page.reload();
    await expect(title).toHaveValue('怎么销号？', { timeout: 20_000 });
    await expect(page.getByLabel('每一行的结果')).toBeHidden();
    await result(page).getByRole('button', { name: '已经交了，清掉草稿' }).click();
    await page.reload();
    await expect(numbers).toHaveValue('1021', { timeout: 20_000 });
    await expect(title).toHaveValue('');
  },
);

test(
  'new entries in two tabs keep apart; where two tabs write the same one, the later says so',
  thorough,
  async ({ page, context }) => {
    await open(page, fresh);
    await page.getByLabel('标准问').fill('怎么注销账号？');
    const other = await context.newPage();
    await open(other, fresh);
    await other.getByLabel('标准问').fill('怎么改昵称？');
    await page.reload();
    await expect(page.getByLabel('标准问')).toHaveValue('怎么注销账号？', { timeout: 20_000 });
    await other.getByRole('link', { name: '怎么注销账号？' }).click();
    await expect(other.getByLabel('标准问')).toHaveValue('怎么注销账号？', { timeout: 20_000 });
    await expect(other.getByRole('link', { name: '怎么改昵称？' })).toBeVisible();
    await other.getByLabel('标准问').fill('怎么注销？');
    await page.getByLabel('标准问').fill('怎么销号？');
    await expect(page.locator('#toast')).toContainText('另一个标签页也在写这份草稿');
    await other.reload();
    await expect(other.getByLabel('标准问')).toHaveValue('怎么注销？', { timeout: 20_000 });
    await other.close();
  },
);

test(
  'a known gap is answered: its row goes, and what customers said becomes the entry’s',
  thorough,
  async ({ page }) => {
    await open(page, fresh);
    await page.getByLabel('回答一个缺口').selectOption('取消续费');
    await page.getByLabel('标准问').fill('怎么取消自动续费？');
    await page.getByLabel('别名').fill('怎么关掉连续包月\n下个月不想续了\n自动扣款在哪里关\n取消连续包年\n解除签约');
    await page.locator('#block-0').fill('您好，请在付款的渠道里打开自动扣款的列表，选择可灵 AI，点击「关闭」。');
    await expect(result(page)).toContainText('content/said/缺口/取消续费.yml（删去）', { timeout: 20_000 });
    await expect(verdict(page)).toHaveText(/^可以交了/, { timeout: 20_000 });
    const changes = await download(page);
    const text = (name: string) => changes.find(({ path }) => path === `content/${name}`)?.text ?? null;
    expect(text('gaps.yml')).not.toContain('about: 取消续费 ');
    expect(text('said/1064.yml')).toBe(source('said/缺口/取消续费.yml'));
    expect(text('said/缺口/取消续费.yml')).toBeNull();
  },
);

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.locator('#block-0').evaluate(
    (area, [name, base64]) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name ?? '', { type: 'image/png' }));
      area.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, bytes.toString('base64')],
  );
}

test(
  'a picture is dropped on a reply, described, shown, kept on reload and handed in with its place',
  thorough,
  async ({ page }) => {
    await open(page, editing(1004));
    await drop(page, '截屏 2026-11-24.png', png);
    await page.getByLabel('图上是什么').fill('「无水印下载」按钮');
    await page.getByRole('button', { name: '放进去' }).click();
    await expect(page.locator('#block-0')).toHaveValue(/!\[「无水印下载」按钮\]\(1004-1\.png\)/);
    await page.reload();
    const shown = page.getByRole('img', { name: '「无水印下载」按钮' });
    await expect(shown).toHaveAttribute('src', /^data:image\/png;base64,/, { timeout: 20_000 });
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await expect(verdict(page)).toHaveText(/^可以交了/, { timeout: 20_000 });
    await expect(result(page)).toContainText('content/membership/1004-1.png（新图片）');
    const { changes, pictures } = await handedIn(page);
    expect(changes.map(({ path }) => path)).toEqual(['content/membership/remove-watermark.md']);
    expect(pictures).toEqual([{ path: 'content/membership/1004-1.png', base64: png.toString('base64') }]);
  },
);

test('a picture that is too large, or none, is refused in words', thorough, async ({ page }) => {
  await open(page, editing(1004));
  await drop(page, '大图.png', Buffer.concat([png, Buffer.alloc(1_100_000)]));
  await expect(page.getByRole('alert')).toContainText('有 1.1 MB，最多 1 MB');
  await drop(page, '说明.pdf', png);
  await expect(page.getByRole('alert')).toContainText('不是 png、jpg、webp 或 gif');
  await page
    .locator('#block-0-picture')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('文字') });
  await expect(page.getByRole('alert')).toContainText('不是它的扩展名说的那种图片');
});

test('a sheet becomes drafts and edits, with a line for each row', async ({ page }, info) => {
  const sheet = info.outputPath('表格.csv');
  writeFileSync(
    sheet,
    '\ufeff编号,标准问,相似问\n1029,发票税率是多少？,开专票时税务上算多少\n,怎么注销账号？,销号在哪弄\n1999,不在,\n',
  );
  await open(page, fresh);
  await page.locator('summary', { hasText: '从表格导入' }).click();
  await page.getByLabel('没写专题的新条目放在').selectOption({ label: '端与账号' });
  await page.getByLabel('表格（xlsx、csv、tsv）').setInputFiles(sheet);
  const report = page.getByLabel('每一行的结果');
  await expect(report).toContainText('一共 3 行', { timeout: 30_000 });
  await expect(report).toContainText('第 4 行　没有写　没有 1999 这一条');
  // Nothing is lost on reload.
  await page.reload();
  await expect(report).toContainText('第 4 行　没有写　没有 1999 这一条', { timeout: 30_000 });
  await expect(result(page)).toContainText('（新文件）');
  const changes = await download(page);
  expect(changes.map(({ path }) => path)).toContain('content/invoices/tax-rate.md');
  expect(changes.find(({ path }) => path.startsWith('content/platforms/'))?.text).toContain('title: 怎么注销账号？\n');
});

test(
  'where the code that judges does not come, the page says so, and asks for it again',
  thorough,
  async ({ page }) => {
    const worker = '**/judge-worker*';
    await page.route(worker, (route) => route.abort());
    await page.goto(fresh);
    await expect(verdict(page)).toHaveText(/^没有查成/, { timeout: 20_000 });
    await page.locator('summary', { hasText: '从表格导入' }).click();
    const sheet = { name: '表格.csv', mimeType: 'text/csv', buffer: Buffer.from('\ufeff编号,标准问\n1999,不在\n') };
    await page.getByLabel('表格（xlsx、csv、tsv）').setInputFiles(sheet);
    const report = page.getByLabel('每一行的结果');
    await expect(report).toHaveText('没有读成，请检查网络，再选一次表格。', { timeout: 20_000 });
    await page.unroute(worker);
    await page.getByLabel('标准问').fill('怎么注销账号？');
    await expect(verdict(page)).toHaveText(/错误要改/, { timeout: 20_000 });
    await page.getByLabel('表格（xlsx、csv、tsv）').setInputFiles({ ...sheet, name: '表格2.csv' });
    await expect(report).toContainText('没有 1999 这一条', { timeout: 30_000 });
  },
);

test('whose questions an entry would answer is said when somebody asks', thorough, async ({ page }) => {
  test.setTimeout(180_000);
  await open(page, editing(1029));
  await page.getByLabel('别名').fill('开票几个点');
  await page.getByRole('button', { name: '看看会搜到谁' }).click();
  await expect(page.getByText(/^[12] 种问法先搜到这一条。$/)).toBeVisible({ timeout: 120_000 });
});

test('what needs more code than the network brings says so, and works the next time', thorough, async ({ page }) => {
  test.setTimeout(180_000);
  const worker = '**/claims-worker*';
  await page.route(worker, (route) => route.abort());
  await open(page, editing(1029));
  const ask = page.getByRole('button', { name: '看看会搜到谁' });
  await ask.click();
  await expect(page.getByText('没有算出来，请检查网络，再试一次。')).toBeVisible({ timeout: 30_000 });
  await page.unroute(worker);
  await ask.click();
  await expect(page.getByText(/种问法先搜到这一条。$/)).toBeVisible({ timeout: 120_000 });
});

const crowded = async (page: Page) => {
  await open(page, editing(1005));
  await begin(page, '拆分');
  await drop(page, '截屏.png', png);
  await expect(page.getByLabel('图上是什么')).toBeVisible();
};

test('axe finds nothing on the jobs', thorough, async ({ page }) => {
  test.setTimeout(120_000);
  await expectNoViolations(page, () => crowded(page));
});

test('nothing of the jobs is wider than a narrow screen', thorough, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await crowded(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
