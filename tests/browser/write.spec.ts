import type { Page } from '@playwright/test';
import type { ContentFile } from '../../src/markdown/content-file.ts';
import type { WritingDesk } from '../../src/write/writing-desk.ts';
import { expectNoViolations } from './axe.ts';
import { sites } from './sites.ts';
import { expect, test, thorough } from './support.ts';
import { download, editing, fresh, open, problemsAt, source, verdict } from './writing.ts';

// Somebody who has never seen Git writes and edits entries on /write/, with the site's policy of content in force.

async function paste(page: Page, html: string): Promise<void> {
  await page.locator('#block-0').evaluate((area, html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', '原文');
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}

test.describe.configure({ timeout: 60_000 });

test('a new entry: near entries are named, number and address are given, and a colleague gets one file', async ({
  page,
}) => {
  await open(page, fresh);
  await page.getByLabel('标准问').fill('视频上的水印怎么去掉呢？');
  await expect(page.locator('[data-near]')).toContainText('#1004 充了会员怎么去水印？');
  await page.getByLabel('标准问').fill('怎么注销账号？');
  await page.getByRole('combobox', { name: '专题' }).selectOption({ label: '端与账号' });
  await page.getByLabel('别名').fill('注销账号\n我不想用了怎么销号\n把号删掉\n账户能不能注销\n永久删除账号');
  await expect(problemsAt(page, 0)).toContainText('话术');
  await page.locator('#block-0').fill('您好，已为您建单。');
  await expect(problemsAt(page, 0)).toContainText('建单');
  await page.locator('#block-0').fill('您好，请在可灵 AI 网页端（{{web-url}}）的设置里注销。');
  await expect(verdict(page)).toHaveText(/^可以交了/);
  await expect(problemsAt(page, 0)).not.toContainText('错误');

  const preview = page.locator('[data-preview]');
  await expect(preview).toContainText('请在可灵 AI 网页端（https://klingai');
  await preview.getByText('按 C 复制出去的是').click();
  await expect(preview.locator('pre')).toHaveText(/^您好，请在可灵 AI 网页端（https:\/\/\S+）的设置里注销。$/);

  const [change, ...others] = await download(page);
  expect(others).toEqual([]);
  expect(change?.path).toMatch(/^content\/platforms\/[a-z0-9-]+\.md$/);
  expect(change?.before).toBeNull();
  expect(change?.text).toContain('number: 1064\ntitle: 怎么注销账号？\naliases:\n  - 注销账号\n');
});

test('改这一条 leads to the form, which changes one line and keeps everything else', async ({ page }) => {
  await page.goto(`${sites.real}membership/watermark-still-in-kuaiying/`);
  await page.getByRole('link', { name: '改这一条' }).click();
  await expect(page).toHaveURL(editing(1005));
  const aliases = page.getByLabel('别名');
  await expect(aliases).toHaveValue(/快影去水印失败/, { timeout: 20_000 });
  await aliases.fill((await aliases.inputValue()).replace('快影去水印失败', '快影里去水印总是失败'));
  await expect(page.locator('[data-result]')).toContainText('watermark-still-in-kuaiying.md');
  const before = source('membership/watermark-still-in-kuaiying.md');
  expect(await download(page)).toEqual([
    {
      path: 'content/membership/watermark-still-in-kuaiying.md',
      before,
      text: before.replace('快影去水印失败', '快影里去水印总是失败'),
    },
  ]);
});

test(
  'a reply of a branch is judged and changed in its place, where axe finds nothing however narrow; facts are picked from a list',
  thorough,
  async ({ page }) => {
    await open(page, editing(1005));
    const area = page.locator('#block-3');
    await area.fill('您好，可灵会员请到二线办理。');
    await expect(problemsAt(page, 3)).toContainText('二线');

    await expectNoViolations(page, async () => {});
    for (const width of [320, 400]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await page.setViewportSize({ width: 1280, height: 720 });

    await area.fill('您好，可灵会员请到可灵 AI 网页端购买：');
    await page
      .locator('.write-block')
      .filter({ has: area })
      .last()
      .getByLabel('插入共用的数字')
      .selectOption('{{web-url}}');
    await expect(area).toHaveValue('您好，可灵会员请到可灵 AI 网页端购买：{{web-url}}');
    await page.getByRole('button', { name: '＋ 情形' }).click();
    await page.getByLabel('客户是哪种情形').last().fill('在别处充的');
    await expect(page.locator('[data-result] pre')).toContainText('::::情形[在别处充的]\n\n:::话术\n\n:::');
  },
);

test('nothing is lost on reload, and the draft is gone once it is handed in', async ({ page }) => {
  await open(page, editing(1004));
  await page.locator('#block-0').fill('您好，新的答复。');
  await page.reload();
  await expect(page.locator('#block-0')).toHaveValue('您好，新的答复。', { timeout: 20_000 });
  await expect(page.getByText('接着写上次没交的草稿。')).toBeVisible();
  await download(page);
  await page.reload();
  await expect(page.locator('#block-0')).toHaveValue(/^您好，(?!新的答复)/, { timeout: 20_000 });
  await page.locator('#block-0').fill('您好，又一个。');
  await page.reload();
  await page.getByRole('button', { name: '重新开始' }).click({ timeout: 20_000 });
  await expect(page.locator('#block-0')).toHaveValue(/^您好，(?!又一个)/);
});

test('a draft that was begun before others changed the entry says so, and does not undo what they did', async ({
  page,
}) => {
  const now = source('membership/remove-watermark.md');
  const old = now.replace('把鼠标停在下载按钮上', '把鼠标放在下载按钮上');
  await page.route('**/write.json', async (route) => {
    const response = await route.fetch({ url: sites.onLoopback(route.request().url()) });
    const { files, ...desk } = (await response.json()) as WritingDesk;
    const text = (file: ContentFile) => (file.path.endsWith('remove-watermark.md') ? old : file.text);
    await route.fulfill({ json: { ...desk, files: files.map((file) => ({ ...file, text: text(file) })) } });
  });
  await open(page, editing(1004));
  await page.getByLabel('到哪天为止').fill('2099-12-31');
  await expect(page.getByRole('button', { name: '复制整个文件' })).toBeVisible();
  await page.unroute('**/write.json');
  await page.reload();
  // What is typed now does not make the draft younger.
  await page.getByLabel('到哪天为止').fill('2098-12-31', { timeout: 20_000 });
  await page.reload();
  await expect(problemsAt(page, 'title')).toContainText('请先抄下您写的，再点「重新开始」', { timeout: 20_000 });
  await expect(verdict(page)).toHaveText(/错误要改/);
  await expect(page.getByRole('button', { name: '复制整个文件' })).toBeHidden();
  const [change] = await download(page);
  expect(change?.before).toBe(old);
  expect(change?.text).toContain('validUntil: 2098-12-31');
  await page.getByRole('button', { name: '重新开始' }).click();
  await page.getByLabel('到哪天为止').fill('2099-12-31');
  await expect(page.getByRole('button', { name: '复制整个文件' })).toBeVisible();
  await expect(problemsAt(page, 'title')).toBeEmpty();
  expect((await download(page))[0]?.before).toBe(now);
});

test('the host is opened at the file, with its text on the clipboard', thorough, async ({ page, context }) => {
  await open(page, editing(1004));
  await page.getByLabel('到哪天为止').fill('2027-12-31');
  const link = page.getByRole('link', { name: '在 GitLab 打开' });
  await expect(link).toHaveAttribute('href', /\/-\/edit\/main\/content\/membership\/remove-watermark\.md$/);
  await context.route(/git\.example\.org/, (route) => route.abort());
  await page.getByRole('button', { name: '复制整个文件' }).click();
  await expect(page.locator('#toast')).toHaveText('已复制整个文件');
  await page.getByText('看整个文件').click();
  await expect(page.locator('[data-result] pre')).toContainText('validUntil: 2027-12-31');
});

const office = {
  'a list of Word':
    '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp;</span></span>打开<b>首页</b>。</p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.</span>点击下载。</p>',
  'a table of Excel':
    '<table><tr><td>等级</td><td>价格</td></tr><tr><td>黄金</td><td>66<br>元</td></tr><tr><td>铂金</td></tr></table>',
  'a message of WeChat':
    '<section><div>第一段。</div><div><span>第二段&nbsp;</span><a href="https://klingai.kuaishou.com/">网页</a></div><script>alert(1)</script></section>',
};
const typed = {
  'a list of Word': '1. 打开**首页**。\n2. 点击下载。',
  'a table of Excel': '| 等级 | 价格 |\n| --- | --- |\n| 黄金 | 66 元 |\n| 铂金 |  |',
  'a message of WeChat': '第一段。\n\n第二段 [网页](https://klingai.kuaishou.com/)',
};

test(
  'what is pasted becomes lists, tables and paragraphs; an offered address follows the question, a typed one stays',
  thorough,
  async ({ page }) => {
    await open(page, fresh);
    for (const [what, html] of Object.entries(office)) {
      await page.locator('#block-0').fill('');
      await paste(page, html);
      await expect(page.locator('#block-0'), what).toHaveValue(typed[what as keyof typeof typed]);
    }
    await page.getByText('刚才贴进来的原文').click();
    await expect(page.locator('.write-pasted pre')).toHaveText('原文');

    const slug = page.getByRole('textbox', { name: '网址' });
    await page.getByLabel('标准问').fill('会员');
    await expect(slug).toHaveValue('membership');
    await page.getByLabel('标准问').fill('会员的水印');
    await expect(slug).toHaveValue('membership-watermark');
    await slug.fill('my-own');
    await page.getByLabel('标准问').fill('会员的发票');
    await expect(page.locator('[data-result]')).toContainText('content/membership/my-own.md');
  },
);

test(
  'an entry is retired, merged, renamed or moved by one answer: every file that follows is listed and judged',
  thorough,
  async ({ page }) => {
    await open(page, editing(1007));
    await page.getByText('停用、合并、改网址、换专题').click();
    const list = page.getByRole('button', { name: '列出要改的文件' });
    await page.getByLabel('现在回答这个问题的编号').fill('1999');
    await list.click();
    await expect(page.getByRole('alert')).toHaveText('没有 1999 这一条；请写现有条目的编号');
    for (const [job, ask, answer, changed] of [
      ['合并进另一条', '留下的那一条的编号', '1006', 'watermark-on-images.md（删去）'],
      ['改网址', '新的英文网址', 'pictures-without-mark', 'content/membership/pictures-without-mark.md（新文件）'],
      ['换专题', '新的专题', '灵感值', 'content/credits/watermark-on-images.md（新文件）'],
      ['停用', '现在回答这个问题的编号', '1004', 'content/membership/watermark-on-images.md（删去）'],
    ] as const)
      await test.step(job, async () => {
        await page.getByLabel('要做的事').selectOption(job);
        const control = page.getByLabel(ask);
        if (job === '换专题') await control.selectOption({ label: answer });
        else await control.fill(answer);
        await list.click();
        await expect(page.locator('[data-result]')).toContainText(changed);
        await expect(page.locator('[data-result]')).toContainText('content/redirects.yml');
        await expect(verdict(page)).toHaveText(/^可以交了/, { timeout: 20_000 });
      });
    const changes = await download(page);
    expect(changes.find(({ path }) => path === 'content/redirects.yml')?.text).toContain('1007: 1004\n');
  },
);

test('a route is picked from a list, and doubt, dates and review are fields', thorough, async ({ page }) => {
  await open(page, editing(1007));
  await page.getByRole('button', { name: '＋ 升级' }).click();
  await expect(page.locator('[data-place="1"]')).toContainText('block-attribute');
  await page.getByLabel('转到哪里').selectOption('二线');
  await page.locator('#block-1').fill('选了无水印，图片上仍有水印时。');
  await page.getByLabel('疑点').fill('图片去水印的入口须核实。');
  await page.getByLabel('到哪天为止').fill('2099-12-31');
  await page.getByLabel('复核的角色').selectOption('会员组');
  await page.getByLabel('复核日期').fill('2062-01-01');
  await expect(page.locator('[data-place="reviewed"]')).toContainText('复核日期 2062-01-01 还没到');
  await page.getByLabel('复核日期').fill('');
  await expect(verdict(page)).toHaveText(/^可以交了/);
  const [change] = await download(page);
  expect(change?.text).toContain('validUntil: 2099-12-31\nverify:\n  - 图片去水印的入口须核实。\n');
  expect(change?.text).toContain(':::升级{路径=二线}\n选了无水印，图片上仍有水印时。\n:::\n');
});

test('a number without an entry says so', async ({ page }) => {
  await page.goto(editing(1999));
  await expect(page.getByText('没有 1999 这一条。')).toBeVisible();
});
