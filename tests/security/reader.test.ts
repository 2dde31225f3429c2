import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineReader } from '../../src/usage/log-line.ts';
import { steps } from '../browser/search-steps.ts';
import { get, type Nginx, withoutNginx } from '../nginx/nginx.ts';
import { type SignOn, standInForSignOn } from '../nginx/sign-on.ts';
import { host, nothing, openBrowser, type Trouble, watch } from './browser.ts';
import { base, serveHostileSite } from './hostile-site.ts';

describe.skipIf(withoutNginx)('a reader whom single sign-on knows', () => {
  let nginx: Nginx;
  let signOn: SignOn;
  let browser: Browser;
  let page: Page;
  let trouble: Trouble;
  const cookie = { cookie: 'session=good' };

  beforeAll(async () => {
    signOn = await standInForSignOn('张三 zhang.san');
    nginx = await serveHostileSite((folder) => ({
      access: `include ${folder}/etc/access/single-sign-on.conf;`,
      server: `include ${folder}/etc/access/single-sign-on-server.conf;`,
      edits: [['access/single-sign-on-server.conf', '127.0.0.1:9091', `127.0.0.1:${signOn.port}`]],
    }));
    browser = await openBrowser();
    const context = await browser.newContext({ locale: 'zh-CN' });
    await context.addCookies([{ name: 'session', value: 'good', domain: host, path: '/' }]);
    page = await context.newPage();
    trouble = await watch(page);
    await page.goto(`http://${host}:${nginx.port}${base}traps/trap/`);
  });
  afterAll(async () => {
    await browser?.close();
    await nginx?.stop();
    signOn?.server.close();
  });

  it('sees the own name tiled over the page, on screen and in print', async () => {
    const { status, headers, body } = await get(nginx.port, `${base}watermark.svg`, cookie);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('image/svg+xml');
    expect(headers['cache-control']).toContain('no-cache');
    expect(body.toString()).toContain('>张三 zhang.san</text>');
    const drawn = await page.evaluate(() => {
      const { backgroundImage, pointerEvents, printColorAdjust } = getComputedStyle(document.body, '::after');
      return { backgroundImage, pointerEvents, printColorAdjust };
    });
    expect(drawn.backgroundImage).toContain(`${base}watermark.svg`);
    expect(drawn).toMatchObject({ pointerEvents: 'none', printColorAdjust: 'exact' });
    // The same page with and without the image: it shows, and on paper too.
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const marked = await page.screenshot();
      await page.evaluate(() => {
        for (const sheet of document.styleSheets)
          for (const rule of sheet.cssRules)
            if (rule.cssText.includes('watermark.svg')) (rule as CSSStyleRule).style.display = 'none';
      });
      expect((await page.screenshot()).equals(marked), media).toBe(false);
      await page.reload();
    }
    await page.emulateMedia({ media: 'screen' });
  });

  it('leaves the name neither in the page nor in what is copied', async () => {
    await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
    const copied = await page.evaluate(() => `${getSelection()}${document.documentElement.outerHTML}`);
    expect(copied).not.toContain('zhang.san');
    expect(copied).toContain('水印');
  });

  it('gets no markup by a name that is some', async () => {
    for (const name of [
      '<script>hacked=1</script>',
      '"/><svg onload=alert(1)>',
      '&lt;b&gt;',
      'a'.repeat(500),
      '\u202Ebackwards',
      '',
    ]) {
      signOn.name = name;
      const { body } = await get(nginx.port, `${base}watermark.svg`, cookie);
      expect(body.toString(), name).toContain('>127.0.0.1</text>');
    }
    signOn.name = '张三 zhang.san';
  });

  it('is not named by a header of the own making', async () => {
    const { body } = await get(nginx.port, `${base}watermark.svg`, {
      ...cookie,
      'x-auth-user': 'boss',
      'x-forwarded-user': 'boss',
    });
    expect(body.toString()).not.toContain('boss');
  });

  it('reports what is copied, masked and without a name', async () => {
    await page.locator('[data-cases] label').first().click();
    await page.locator('[data-copy-kind=reply]').first().click();
    await expect.poll(() => nginx.log('usage')).toContain('k=copy');
    await page.evaluate(() => {
      const detail = { kind: 'none', query: '账号 zhang_88，电话 13812345678' };
      dispatchEvent(new CustomEvent('report', { detail }));
    });
    await expect.poll(() => nginx.log('usage')).toContain('k=none');
    const log = nginx.log('usage');
    const read = lineReader();
    expect(
      log
        .trim()
        .split('\n')
        .map((line) => read(line)?.report),
    ).toEqual([
      { kind: 'copy', number: 1001, which: 'reply' },
      { kind: 'none', query: '账号 〔账号〕,电话 〔号码〕' },
    ]);
    expect(decodeURIComponent(log)).not.toMatch(/zhang|1381|127\.0\.0\.1|张三/);
  });

  it('reports what is searched, opened, and asked in vain', async () => {
    const before = nginx.log('usage').length;
    const reports = () => {
      const read = lineReader();
      const lines = nginx.log('usage').slice(before).trim().split('\n');
      return lines.map((line) => read(line)?.report);
    };
    const { field, options, open } = steps(page);
    await open();
    await field.fill('烤箱温度');
    // Nothing is sent while a question may go on; once it has stood still, screen readers hear of it.
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(expect.stringMatching('没有把握'));
    await field.fill('水印');
    await options.first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/hl=/);
    const told = [
      { kind: 'search', query: '烤箱温度', results: 0, confident: false, first: null },
      { kind: 'none', query: '烤箱温度' },
      { kind: 'search', query: '水印', results: 1, confident: true, first: 1001 },
      { kind: 'open', number: 1001, query: '水印', rank: 1 },
    ];
    // Nothing says in which order requests arrive.
    await expect.poll(reports).toEqual(expect.arrayContaining(told));
    expect(reports()).toHaveLength(told.length);
  });

  it('reports a search that is left at once', async () => {
    const { field, options, open } = steps(page);
    await open();
    await field.fill('水印怎么去');
    await options.first().waitFor();
    await page.reload();
    await expect.poll(() => decodeURIComponent(nginx.log('usage'))).toContain('k=search&q=水印怎么去');
  });

  it('writes nothing into the usage log that is no beacon', async () => {
    const before = nginx.log('usage');
    for (const query of ['', '?', `?${'a'.repeat(1025)}`, '?k=\u0001'])
      await get(nginx.port, `${base}beacon${query}`, cookie).catch(() => null);
    expect(await get(nginx.port, `${base}beacon?k=none&q=a`, {})).toMatchObject({ status: 302 });
    expect(nginx.log('usage')).toBe(before);
  });

  it.each([
    [undefined, 1],
    ['same-origin', 1],
    ['same-site', 0],
    ['cross-site', 0],
    ['none', 0],
  ])('has a beacon from %s logged %d times', async (site, count) => {
    const query = `k=none&q=from-${site}`;
    const headers = site === undefined ? cookie : { ...cookie, 'sec-fetch-site': site };
    expect(await get(nginx.port, `${base}beacon?${query}`, headers)).toMatchObject({ status: 204 });
    // nginx writes in order: this one is logged anyway.
    await get(nginx.port, `${base}beacon?k=none&q=after-${site}`, cookie);
    await expect.poll(() => nginx.log('usage')).toContain(`after-${site}`);
    expect(nginx.log('usage').split(query).length - 1).toBe(count);
  });

  it('has a page without trouble', () => {
    expect(trouble).toEqual(nothing);
  });
});
