import { clearClipboard, expect, paste, sample, test, thoroughUnless, toastOf } from './support.ts';

/** The entry holds from 2026-07-01 to 2026-07-31, both included, in Asia/Shanghai (UTC+8). */
const instants = [
  { at: '2026-06-30T23:59:59+08:00', badge: '未生效', reason: '从 2026-07-01 起才生效' },
  { at: '2026-07-01T00:00:00+08:00', badge: '', reason: '' },
  { at: '2026-07-31T23:59:59+08:00', badge: '', reason: '' },
  { at: '2026-08-01T00:00:00+08:00', badge: '已过期', reason: '已于 2026-07-31 过期' },
];

for (const timezoneId of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])
  test.describe(`read in ${timezoneId}`, () => {
    test.use({ timezoneId });

    test(
      'the entry is valid on its first and last day, and neither before nor after',
      thoroughUnless(timezoneId === 'Asia/Shanghai'),
      async ({ page }) => {
        for (const { at, badge, reason } of instants)
          await test.step(`at ${at} the entry is ${badge || '有效'}`, async () => {
            await page.clock.setFixedTime(new Date(at));
            await page.goto(sample.dated);
            await expect.soft(page.getByText('活动期间的答复。'), at).toBeVisible();
            await expect.soft(page.getByText('有效期：2026-07-01 起，2026-07-31 止'), at).toBeVisible();
            await expect.soft(page.locator('.entry-head [data-validity-badge]'), at).toHaveText(badge);
            const notice = page.locator('[data-validity-notice]');
            await expect.soft(notice, at).toHaveText(badge && `这一条${reason}，不能复制给客户。`);
            await page.keyboard.press('c');
            await expect.soft(toastOf(page), at).toHaveText(badge ? `没有复制：这一条${reason}` : '已复制话术');
          });
      },
    );
  });

for (const { at, badge } of [instants[0], instants[2], instants[3]].filter((instant) => instant !== undefined))
  test(
    `at ${at} every list says ${badge || 'nothing'}, and its button copies accordingly`,
    thoroughUnless(badge === '已过期'),
    async ({ page }) => {
      await page.clock.setFixedTime(new Date(at));
      await page.goto(sample.topic);
      const listed = page.locator('[data-entry="1003"]');
      await expect(listed.locator('[data-validity-badge]')).toHaveText(badge);
      await clearClipboard(page);
      await listed.getByRole('button', { name: '复制话术' }).click();
      await expect(toastOf(page)).toContainText('复制');
      expect(await paste(page)).toBe(badge ? '空' : '活动期间的答复。');

      await page.goto(sample.home);
      await page.getByText('有有效期').click();
      const link = page.locator('.care .entry-link', { hasText: '七月里有效的活动' });
      await expect(link).toBeVisible();
      await expect(link.locator('[data-validity-badge]')).toHaveText(badge);
      await expect(link.locator('[data-validity-badge]')).toBeVisible({ visible: badge !== '' });
    },
  );

test('a page left open past midnight refuses as soon as it is asked', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-07-31T23:59:00+08:00'));
  await page.goto(sample.dated);
  await expect(page.locator('.entry-head [data-validity-badge]')).toBeHidden();
  await clearClipboard(page);
  await page.clock.setFixedTime(new Date('2026-08-01T00:01:00+08:00'));
  await page.keyboard.press('c');
  await expect(toastOf(page)).toContainText('已于 2026-07-31 过期');
  await expect(page.locator('.entry-head [data-validity-badge]')).toHaveText('已过期');
  expect(await paste(page)).toBe('空');
});

test('a page left open until an entry becomes valid copies it', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-06-30T23:59:00+08:00'));
  await page.goto(sample.dated);
  await expect(page.locator('.entry-head [data-validity-badge]')).toHaveText('未生效');
  await page.clock.setFixedTime(new Date('2026-07-01T00:01:00+08:00'));
  await page.keyboard.press('c');
  await expect(toastOf(page)).toHaveText('已复制话术');
  await expect(page.locator('.entry-head [data-validity-badge]')).toBeHidden();
  expect(await paste(page)).toBe('活动期间的答复。');
});

test('number and short link of an expired entry can still be copied for a ticket', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2027-01-01T00:00:00+08:00'));
  await page.goto(sample.dated);
  await page.keyboard.press('t');
  expect(await paste(page)).toContain('1003 七月里有效的活动 http');
});
