import { expect, type Page } from '@playwright/test';

/** What has focus: its text, and whether one can see that it has. */
async function focused(page: Page): Promise<{ name: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: '', visible: true };
    // A hidden radio button shows its focus on the label beside it.
    const shown = element.matches('input[type=radio]') ? (element.nextElementSibling ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const { width, height, top, bottom } = shown.getBoundingClientRect();
    const bar = document.querySelector('.confidential')?.getBoundingClientRect().bottom ?? 0;
    const onScreen = width > 0 && height > 0 && bottom > bar && top < innerHeight;
    return {
      name: (
        element.getAttribute('aria-label') ??
        element.getAttribute('placeholder') ??
        // A checkbox has its name from its label.
        (shown.textContent || (element.closest('label')?.textContent ?? ''))
      )
        .replace(/\s+/g, ' ')
        .trim(),
      visible: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && onScreen,
    };
  });
}

/** Presses Tab until focus comes round again; every stop must be visible. */
export async function stops(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (let count = 0; count < 120; count++) {
    await page.keyboard.press('Tab');
    const { name, visible } = await focused(page);
    if (name === '') return names;
    expect(visible, `focus on 「${name}」 can be seen`).toBe(true);
    names.push(name);
  }
  return names;
}
