import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptSite } from '../built/kept-sites.ts';
import { configure, type Nginx, publishTo, startNginx, withoutNginx } from '../nginx/nginx.ts';
import { host, nothing, openBrowser, watch } from './browser.ts';

describe.skipIf(withoutNginx)('the site behind nginx, in a browser', () => {
  let nginx: Nginx;
  let browser: Browser;
  let context: BrowserContext;
  const url = (path: string) => `http://${host}:${nginx.port}${path}`;

  beforeAll(async () => {
    const prepared = await configure();
    publishTo(prepared, await keptSite('frozen'));
    nginx = await startNginx({
      folder: prepared.folder,
      access: 'allow all;',
      edits: [['settings.conf', 'default 1;', 'default 0;']],
    });
    browser = await openBrowser();
    context = await browser.newContext({ locale: 'zh-CN' });
  });
  afterAll(async () => {
    await browser?.close();
    await nginx?.stop();
  });

  it('violates its Content-Security-Policy on no page', async () => {
    const paths = readdirSync(await keptSite('frozen'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html') && !file.startsWith('q/'))
      .map((file) => `/${file.replace(/index\.html$/, '')}`);
    expect(paths.length).toBeGreaterThan(70);
    const page = await context.newPage();
    const trouble = await watch(page);
    for (const path of [...paths, '/nothing/']) await page.goto(url(path));
    await page.goto(url('/q/1005/'));
    await page.waitForURL('**/membership/**');
    expect(trouble).toEqual(nothing);
    await page.close();
  }, 180_000);

  it('is blocked from running what an attacker put in', async () => {
    const page = await context.newPage();
    const trouble = await watch(page);
    await page.goto(url('/'));
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.append('window.hacked = true');
      document.body.append(script);
      const image = document.createElement('img');
      try {
        image.setAttribute('onerror', 'window.hacked = true');
      } catch {
        // Refused by Trusted Types, before the handler could be.
      }
      image.src = 'data:,';
      document.body.append(image);
    });
    await expect.poll(() => trouble.violations.length).toBeGreaterThanOrEqual(2);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    await page.close();
  });

  it('copies, changes its theme, draws its map and prints under the policy', async () => {
    const page = await context.newPage();
    const trouble = await watch(page);
    await page.goto(url('/membership/watermark-still-in-kuaiying/'));
    await page.locator('[data-ticket]').first().click();
    await expect.poll(() => page.locator('#toast').textContent()).toContain('已复制');
    const before = await page.locator('html').getAttribute('data-theme');
    await page.locator('.icon-button[data-theme-toggle]').click();
    expect(await page.locator('html').getAttribute('data-theme')).not.toBe(before);
    await page.emulateMedia({ media: 'print' });
    expect((await page.pdf()).length).toBeGreaterThan(1000);
    await page.emulateMedia({ media: 'screen' });
    await page.goto(url('/map/'));
    expect(await page.locator('.map svg a').count()).toBeGreaterThan(60);
    expect(trouble).toEqual(nothing);
    await page.close();
  });

  it('searches under the policy, WebAssembly included', async () => {
    const page = await context.newPage();
    const trouble = await watch(page);
    await page.goto(url('/search/?q=%E6%B0%B4%E5%8D%B0'));
    await page.locator('[role=option]').first().waitFor();
    expect(await page.locator('[role=option]').count()).toBeGreaterThan(0);
    expect(trouble).toEqual(nothing);
    await page.close();
  });

  it('shows an answer out of its page, copies it, and offers what the browser does not copy', async () => {
    const page = await context.newPage();
    const trouble = await watch(page);
    await page.goto(url('/search/?q=1004'));
    await page.locator('.hit-detail .reply').waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('#toast').textContent()).toContain('已复制话术');
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await page.keyboard.press('Control+Enter');
    await page.locator('dialog.manual-copy[open]').waitFor();
    expect(await page.locator('dialog.manual-copy textarea').inputValue()).toContain('您好');
    expect(trouble).toEqual(nothing);
    await page.close();
  });

  it('writes an entry: the gate and search run in workers, a sheet and pasted markup are read, the preview stands there', {
    tags: 'thorough',
    timeout: 120_000,
  }, async () => {
    const page = await context.newPage();
    const trouble = await watch(page);
    await page.goto(url('/write/'));
    await page.getByLabel('标准问').fill('怎么注销账号？');
    await page.locator('#block-0').evaluate((area) => {
      const data = new DataTransfer();
      data.setData('text/html', '<p>您好，</p><ul><li>请在设置里注销。</li></ul>');
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await expect
      .poll(() => page.locator('[data-verdict]').textContent(), { timeout: 20_000 })
      .toMatch(/可以交了|错误要改/);
    await expect.poll(() => page.locator('[data-preview]').textContent()).toContain('请在设置里注销。');
    await page.getByRole('button', { name: '看看会搜到谁' }).click();
    await page.getByText('种问法先搜到这一条').waitFor({ timeout: 60_000 });
    await page.getByText('从表格导入', { exact: true }).click();
    await page.getByLabel('表格（xlsx、csv、tsv）').setInputFiles(join(await keptSite('frozen'), 'export/review.xlsx'));
    await page
      .getByRole('status', { name: '每一行的结果' })
      .filter({ hasText: /第 \d+ 行/ })
      .waitFor();
    expect(page.workers().length).toBe(2);
    expect(trouble).toEqual(nothing);
    await page.close();
  });

  it('hears what the policy refuses in a worker', { tags: 'thorough' }, async () => {
    const page = await context.newPage();
    const trouble = await watch(page);
    const worker = page.waitForEvent('worker');
    await page.goto(url('/write/'));
    await (await worker).evaluate(() => {
      try {
        setTimeout('self.hacked = true');
      } catch {
        // Refused by Trusted Types.
      }
    });
    await expect.poll(() => trouble.violations.length).toBeGreaterThan(0);
    expect(await (await worker).evaluate(() => 'hacked' in self)).toBe(false);
    await page.close();
  });

  it('lets no string become markup or code but by its own policy, and no other policy be made', async () => {
    const page = await context.newPage();
    await page.goto(url('/search/?q=1004'));
    await page.locator('.hit-detail .reply').waitFor();
    const allowed = await page.evaluate(() => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
      };
      const div = document.createElement('div');
      const attempts: Record<string, () => unknown> = {
        innerHTML: () => Object.assign(div, { innerHTML: '<b></b>' }),
        insertAdjacentHTML: () => div.insertAdjacentHTML('beforeend', '<b></b>'),
        parseFromString: () => new DOMParser().parseFromString('<b></b>', 'text/html'),
        Worker: () => new Worker('/_astro/some.js'),
        script: () => Object.assign(document.createElement('script'), { src: '/_astro/some.js' }),
        ...Object.fromEntries(
          ['default', 'other', 'kling-qa'].map((name) => [name, () => trustedTypes.createPolicy(name, {})]),
        ),
      };
      const isRefused = (attempt: () => unknown) => {
        try {
          attempt();
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      };
      return Object.entries(attempts)
        .filter(([, attempt]) => !isRefused(attempt))
        .map(([name]) => name);
    });
    expect(allowed, 'what was not refused').toEqual([]);
    await page.close();
  });

  it('leads from a short link to its entry, and keeps the address of a search to itself', async () => {
    const page = await context.newPage();
    await page.goto(url('/q/1005/'));
    await page.waitForURL('**/membership/watermark-still-in-kuaiying/');
    await page.goto(url('/search/?q=secret'));
    await page.goto(url('/'));
    expect(await page.evaluate(() => document.referrer)).toBe('');
    expect(nginx.log('access') + nginx.log('error')).not.toContain('secret');
    await page.close();
  });
});
