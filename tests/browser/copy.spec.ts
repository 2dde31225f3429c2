import type { Page } from '@playwright/test';
import { clearClipboard, expect, paste, plainReply, sample, test, toastOf } from './support.ts';

const ticketLine = new RegExp(`^1001 各种写法的一段话术 ${sample.home}q/1001/ 话术版本 [0-9a-f]{6}$`);

test.describe('on plain http, as on an intranet', () => {
  test('there is no navigator.clipboard at all', async ({ page }) => {
    await page.goto(sample.plain);
    expect(await page.evaluate(() => [isSecureContext, 'clipboard' in navigator])).toEqual([false, false]);
  });

  test('the button copies exactly the plain text of its reply, and says so', async ({ page }) => {
    await page.goto(sample.plain);
    await clearClipboard(page);
    await page.getByRole('button', { name: '复制话术' }).first().click();
    await expect(toastOf(page)).toHaveText('已复制话术');
    expect(await paste(page)).toBe(plainReply);
    await page.getByRole('button', { name: '复制话术' }).nth(1).click();
    await expect.poll(() => paste(page)).toBe('第二段话术。');
  });

  test('C copies the first reply, with or without a Chinese input method', async ({ page }) => {
    await page.goto(sample.plain);
    await clearClipboard(page);
    await page.keyboard.press('c');
    await expect(toastOf(page)).toHaveText('已复制话术');
    expect(await paste(page)).toBe(plainReply);
    await clearClipboard(page);
    // With caps lock the key arrives as C.
    await page.keyboard.press('C');
    await expect.poll(() => paste(page)).toBe(plainReply);
  });

  test('T copies number, title, short link and the token of the wording for the ticket', async ({ page }) => {
    await page.goto(sample.plain);
    await page.keyboard.press('t');
    await expect(toastOf(page)).toHaveText('已复制编号、短链接和话术版本');
    expect(await paste(page)).toMatch(ticketLine);
    await clearClipboard(page);
    await page.getByRole('button', { name: '复制编号、短链接和话术版本' }).click();
    await expect.poll(() => paste(page)).toMatch(ticketLine);
  });

  test('the short link in the ticket leads to the entry', async ({ page }) => {
    await page.goto(`${sample.home}q/1001/`);
    await expect(page).toHaveURL(sample.plain);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('各种写法的一段话术');
  });

  test('an escalation copies its sentence for the customer and its ticket template', async ({ page }) => {
    await page.goto(sample.branches);
    await page.keyboard.press('2');
    await page.getByRole('button', { name: '复制告知客户的话' }).click();
    await expect(toastOf(page)).toContainText('已复制');
    expect(await paste(page)).toBe('您好，您的问题已记录，3 个工作日内告知您相关的情况。');
    await page.getByRole('button', { name: '复制工单模板' }).click();
    await expect
      .poll(() => paste(page))
      .toMatch(
        /^知识库条目：1002 要先问清情形的问题\n流转：二线机密标记\n客户的问题和诉求：\n账号 ID：\n短链接：\S+\/q\/1002\/ 话术版本 [0-9a-f]{6}\n时间：\S+ \d\d:\d\d$/,
      );
  });

  test('an entry without a reply says so and copies nothing', async ({ page }) => {
    await page.goto(sample.noReply);
    await clearClipboard(page);
    await expect(page.getByText('暂无可发送的话术')).toBeVisible();
    await page.keyboard.press('c');
    await expect(toastOf(page)).toHaveText('这一条暂无可发送的话术');
    expect(await paste(page)).toBe('空');
  });

  test('a reply with an open doubt is copied, and the message says 待核实', async ({ page }) => {
    await page.goto(sample.doubtful);
    await expect(page.getByText('发给客户之前，请先确认可以使用').first()).toBeVisible();
    await page.keyboard.press('c');
    await expect(toastOf(page)).toContainText('待核实');
    expect(await paste(page)).toBe('有疑点的答复。');
  });

  test('in a list, J and K choose the entry that C and T are about', async ({ page }) => {
    await page.goto(sample.topic);
    await clearClipboard(page);
    await page.keyboard.press('c');
    await expect(toastOf(page)).toContainText('J / K');
    expect(await paste(page)).toBe('空');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('c');
    await expect(toastOf(page)).toHaveText('已复制话术');
    expect(await paste(page)).toBe(plainReply);
  });

  test('keys leave what is being typed alone', async ({ page }) => {
    await page.goto(sample.home);
    await clearClipboard(page);
    const field = page.getByLabel('搜问题，或粘贴客户的话');
    await field.pressSequentially('ct/?1jk');
    await expect(field).toHaveValue('ct/?1jk');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await paste(page)).toBe('空');
  });
});

test('a message is heard by screen readers, and leaves by itself', async ({ page }) => {
  await page.clock.install();
  await page.goto(sample.plain);
  await expect(toastOf(page)).toHaveAttribute('aria-live', 'polite');
  await expect(toastOf(page)).toHaveCSS('opacity', '0');
  await page.keyboard.press('c');
  await expect(toastOf(page)).toHaveText('已复制话术');
  await page.clock.runFor(500);
  await expect(toastOf(page)).toHaveCSS('opacity', '1');
  await page.clock.runFor(3000);
  await expect(toastOf(page)).not.toHaveAttribute('data-shown');
});

test.describe('where the browser refuses to copy', () => {
  /** A browser lets a script copy only after the user has done something; here nobody has. */
  const pressUnasked = (selector: string) => `addEventListener('DOMContentLoaded', () => {
    window.copied = document.execCommand('copy');
    new MutationObserver(() => document.querySelector('dialog') && console.log('offered')).observe(document.body, {
      childList: true,
    });
    document.querySelector(${JSON.stringify(selector)}).click();
  })`;

  /** Opens a page. Playwright's looking at a page counts as a user's doing, so nothing looks before the text is offered. */
  async function openUntouched(page: Page, url: string): Promise<void> {
    const offered = page.waitForEvent('console', (message) => message.text() === 'offered');
    await page.goto(url);
    await offered;
  }

  test('exactly the text is selected, and the message says to press Ctrl + C', async ({ page }) => {
    await clearClipboard(page);
    await page.addInitScript(pressUnasked('[data-copy-kind=reply]'));
    await openUntouched(page, sample.plain);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('请按 Ctrl + C');
    expect(await page.evaluate('window.copied')).toBe(false);
    expect(await paste(page)).toBe('空');
    await page.keyboard.press('Control+C');
    expect(await paste(page)).toBe(plainReply);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  test('the same for number and short link', async ({ page }) => {
    await clearClipboard(page);
    await page.addInitScript(pressUnasked('[data-ticket]'));
    await openUntouched(page, sample.plain);
    await expect(page.getByRole('dialog')).toContainText('请按 Ctrl + C');
    await page.keyboard.press('Control+C');
    expect(await paste(page)).toMatch(ticketLine);
  });

  test('a later copy that works is not kept from it', async ({ page }) => {
    await page.addInitScript(pressUnasked('[data-copy-kind=reply]'));
    await openUntouched(page, sample.plain);
    await page.getByRole('button', { name: '关闭' }).click();
    await page.keyboard.press('c');
    await expect(toastOf(page)).toHaveText('已复制话术');
    expect(await paste(page)).toBe(plainReply);
  });
});
