import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { sites } from './sites.ts';
import { expect, sample, test, thorough, thoroughUnless } from './support.ts';

const line = '快手内部文档，请勿外传';

/** Fonts draw some characters and the radicals they look like with one glyph; a PDF then names the radical. */
const lookalikes: Record<string, string> = { '⻚': '页', '⻅': '见', '⻓': '长', '⻔': '门', '⻋': '车', 戶: '户' };

/** Text without what a PDF does not keep reliably: spaces, width, look-alikes. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/./gu, (character) => lookalikes[character] ?? character);
}

/** What stands on each printed sheet. */
async function print(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  const pdf = await page.pdf({ format: 'A4' });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text.map(bare);
}

async function printMarked(page: Page, url: string): Promise<string[]> {
  const sheets = await print(page, url);
  expect(sheets.length).toBeGreaterThan(0);
  for (const sheet of sheets) expect(sheet.split(bare(line))).toHaveLength(2);
  return sheets;
}

for (const [what, url] of [
  ['an entry', sample.plain],
  ['a long entry', sample.long],
  ['a topic with a wide table', `${sites.real}membership/subscription/`],
  ['home', sites.real],
  ['a page that is not there', `${sites.real}no-such-page/`],
] as const)
  test(
    `every printed sheet of ${what} carries the confidentiality line, once`,
    thoroughUnless(what === 'an entry'),
    async ({ page }) => {
      await printMarked(page, url);
    },
  );

test('a topic fills several sheets, each with the confidentiality line', thorough, async ({ page }) => {
  expect((await printMarked(page, `${sites.real}membership/`)).length).toBeGreaterThan(2);
});

test(
  'the map is one sheet, with its title, every question and the confidentiality line',
  thorough,
  async ({ page }) => {
    const sheets = await printMarked(page, `${sites.real}map/`);
    expect(sheets).toHaveLength(1);
    for (const text of ['主题图谱', '充了会员怎么去水印？', '可灵会员有其他充值渠道吗？'])
      expect(sheets[0]).toContain(bare(text));
  },
);

test('an entry is one clean sheet: title, number, reply, date, and nothing to press', async ({ page }) => {
  const sheets = await print(page, `${sites.real}membership/remove-watermark/`);
  expect(sheets).toHaveLength(1);
  const [sheet = ''] = sheets;
  for (const text of ['充了会员怎么去水印?', '#1004', '无水印下载']) expect(sheet).toContain(bare(text));
  expect(sheet).toMatch(/20\d\d-\d\d-\d\d/);
  for (const text of [
    '复制话术',
    '改这一条',
    '搜问题',
    '客户常这样问',
    '跳到正文',
    '首页',
    '快捷键',
    '相关条目',
    '报告',
  ])
    expect(sheet, text).not.toContain(text);
});

test('all branches are printed, each under its condition, whichever is picked on the screen', async ({ page }) => {
  const [sheet = ''] = await print(page, sample.branches);
  const order = ['在网页端买的', '网页端的答复。', '在手机上买的', '手机端的答复。', '在别处买的', '别处的答复。'];
  const places = order.map((text) => sheet.indexOf(bare(text)));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(sheet).not.toContain('客户属于哪种情形');
});

test('an internal note is marked as such on paper', async ({ page }) => {
  const [sheet = ''] = await print(page, sample.marked);
  expect(sheet).toContain('仅供内部');
});

test('a dark page is printed dark on light', thorough, async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(sample.marked);
  const colours = await page.evaluate(() =>
    ['body', '.reply', '.internal', '.caution', '.escalation'].map((selector) => {
      const element = document.querySelector(selector);
      return element ? [getComputedStyle(element).backgroundColor, getComputedStyle(element).color] : [];
    }),
  );
  for (const [background, text] of colours) expect([background, text]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});

test('long lines of code are printed whole', thorough, async ({ page }) => {
  await page.goto(sample.long);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 700, height: 900 });
  const wide = await page.evaluate(() => {
    const code = document.createElement('pre');
    code.append(document.createElement('code'));
    code.firstElementChild?.append('x=1&'.repeat(200));
    document.querySelector('.prose')?.append(code);
    return code.scrollWidth - code.clientWidth;
  });
  expect(wide).toBe(0);
});
