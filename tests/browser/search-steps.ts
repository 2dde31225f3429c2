import { expect, type Locator, type Page } from '@playwright/test';

/** What agents do with search, and what they then see. The page must have one search field. */
export const steps = (page: Page) => {
  const field = page.getByRole('textbox', { name: '搜问题，或粘贴客户的话' });
  const list = page.getByRole('listbox', { name: '搜索结果' });
  const options = list.getByRole('option');
  return {
    field,
    options,
    dialog: page.getByRole('dialog', { name: '搜索' }),
    selected: list.getByRole('option', { selected: true }),
    detail: page.getByRole('region', { name: '所选条目的答复' }),
    unsure: page.locator('.unsure'),
    /** What stands beside the list while no hit is chosen. */
    choice: page.getByRole('region', { name: '头两条的答复' }),
    handover: page.getByRole('region', { name: '没有答复时可以做的' }),
    toast: page.locator('#toast'),
    /** Numbers of the hits on screen, best first. */
    numbers: async (): Promise<number[]> =>
      (await options.locator('.entry-number').allTextContents()).map((text) => Number(text.slice(1))),
    /** Opens search over the page with its key. */
    open: async (): Promise<void> => {
      // After following a link the address changes before the new page listens to keys.
      await page.waitForLoadState('load');
      await page.keyboard.press('/');
      await expect(field).toBeFocused();
    },
    /** Puts a query into the field, and waits for the entry that must come first. */
    ask: async (query: string, first: number): Promise<void> => {
      await field.fill(query);
      await expect(options.first()).toContainText(`#${first}`);
    },
  };
};

/** The option that screen readers are told of. */
export function activeOption(field: Locator): Promise<string | null> {
  return field.evaluate((input) => {
    const id = input.getAttribute('aria-activedescendant');
    return id && (document.getElementById(id)?.querySelector('.entry-number')?.textContent ?? null);
  });
}

/** The keys that the copy buttons of a part of search say. */
export function keysOn(part: Locator): Promise<(string | undefined)[]> {
  return part
    .locator('[data-copy-kind]')
    .evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset['key']));
}
