import { steps } from './search-steps.ts';
import { expect, sample, test, thorough } from './support.ts';

const hostile: Record<string, string> = {
  '2,000 characters': '分支一问的时候怎么办'.repeat(200),
  emoji: '😀👨‍👩‍👧🏽🈲',
  HTML: '<b>分支</b><!-- --><svg onload=alert(1)>&amp;',
  'a regular expression': '(.*)+$[^分]{1,999}\\',
  'control characters': '分\u0007\u001b[31m\u202e支',
  'a lone surrogate': '分支\ud800',
  'only spaces': '  \u3000 ',
  nothing: '',
  'quotes and operators': '"分支" -会员 AND OR NOT * ~ ^',
  'a path': '../../etc/passwd%00',
};

test('what nobody would ask does no harm', thorough, async ({ page }) => {
  const { field, options, ask } = steps(page);
  await page.goto(`${sample.home}search/`);
  for (const [name, text] of Object.entries(hostile))
    await test.step(name, async () => {
      await field.fill(text);
      if (text.trim() === '') await expect(page.locator('.recents'), name).toBeVisible();
      else await expect(page.locator('.search-output'), name).toContainText(/没有把握|#\d{4}/);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(tooWide, name).toBeLessThanOrEqual(0);
      expect.soft(page.url().length, name).toBeLessThan(8000);
      await page.reload();
      await expect(page.locator('.search-output'), name).not.toBeEmpty();
      await ask('分支一问', 1002);
      expect.soft(await options.count(), name).toBeLessThanOrEqual(10);
    });
});

test('a long pasted text still finds what it is about', async ({ page }) => {
  const { open, ask } = steps(page);
  await page.goto(sample.plain);
  await open();
  await ask(`您好，打扰一下。\n我想问：分支一问。\n${'谢谢您。'.repeat(480)}`.slice(0, 2000), 1002);
});
