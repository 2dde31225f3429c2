import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/**
 * Expects that axe finds nothing on a page, light and dark, wide and narrow. The colours of a page are decided when it
 * loads, so it is reached anew for them; its width is left to CSS alone.
 */
export async function expectNoViolations(page: Page, reach: () => Promise<unknown>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await reach();
    for (const width of [1280, 390])
      await test.step(`${colorScheme}, ${width} px`, async () => {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
      });
  }
}

/** What axe finds on a page, as `rule: element`. */
export async function violations(page: Page): Promise<string[]> {
  // Our pages have no frames, so the legacy mode finds the same without opening a page of its own; of rules that found
  // nothing no details are asked for.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
