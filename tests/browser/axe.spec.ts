import { expectNoViolations, rulesOfColour, turn, violations } from './axe.ts';
import { sites } from './sites.ts';
import { expect, sample, test, thoroughUnless } from './support.ts';

/** Every kind of page. The real pages are those whose text matters most; branches and escalations come from the sample. */
const pages: Record<string, { url: string; keys?: string[] }> = {
  home: { url: sites.real },
  topic: { url: `${sites.real}membership/` },
  'subscription rules': { url: `${sites.real}membership/subscription/` },
  'topic of the sample': { url: sample.topic },
  entry: { url: `${sites.real}membership/benefits/` },
  'entry with branches': { url: sample.branches },
  'entry with a branch picked, and its escalation': { url: sample.branches, keys: ['2', 'c'] },
  'entry that is internal in every place': { url: sample.marked, keys: ['1'] },
  'unpublished entry with a doubt': { url: sample.doubtful, keys: ['c'] },
  'entry outside its dates': { url: sample.dated, keys: ['c'] },
  'entry without a reply': { url: sample.noReply },
  'list of keys': { url: sample.plain, keys: ['?'] },
  404: { url: `${sites.real}no-such-page/` },
  map: { url: `${sites.real}map/` },
};

for (const [name, { url, keys = [] }] of Object.entries(pages))
  test(
    `axe finds nothing on ${name}`,
    thoroughUnless(['entry with branches', 'home'].includes(name)),
    async ({ page }) => {
      await expectNoViolations(page, async () => {
        await page.goto(url);
        for (const key of keys) await page.keyboard.press(key);
      });
    },
  );

test('axe finds what is wrong, in dark as in light', async ({ page }) => {
  await page.goto(sites.real);
  await page.addStyleTag({ content: 'main a { color: light-dark(#ddd, #333) !important }' });
  for (const [theme, rules] of [
    ['light', undefined],
    ['dark', rulesOfColour],
  ] as const) {
    await turn(page, theme);
    expect(await violations(page, rules)).toContainEqual(expect.stringMatching(/^color-contrast: /));
  }
});
