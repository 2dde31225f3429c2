import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules of axe that a theme decides. All others find the same in the dark as in the light. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Expects that axe finds nothing on a page as it was reached, wide and narrow, light and dark. */
export async function expectNoViolations(
  page: Page,
  reach: () => Promise<unknown>,
  widths: readonly number[] = [1280, 390],
): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await reach();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await turn(page, 'light');
    expect.soft(await violations(page), `light, ${width} px`).toEqual([]);
    await turn(page, 'dark');
    expect.soft(await violations(page, rulesOfColour), `dark, ${width} px`).toEqual([]);
  }
}

/** Gives a page its other colours, as its button does. */
export async function turn(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.locator('html').evaluate((root, theme) => root.setAttribute('data-theme', theme), theme);
}

/**
 * What axe finds on a page, as `rule: element`.
 *
 * @param rules these instead of all
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Our pages have no frames, so the legacy mode finds the same without opening a page of its own; of rules that found
  // nothing no details are asked for.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
