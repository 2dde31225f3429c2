import type { Page } from '@playwright/test';

/** How a reader searches on a site, and where the results stand. */
export interface Interface {
  open(page: Page): Promise<void>;
  input: string;
  /** The part of the page whose changes are results. */
  scope: string;
  /** One for each result that can be read; `link` in it leads to the page, or `number` says which entry it is. */
  row: string;
  identity: string;
  /** Present, with text that matches, where nothing was found. */
  nothing: string;
  nothingSays: RegExp;
}

export const interfaces = {
  ours: {
    open: async (page) => {
      await page.keyboard.press('/');
    },
    input: 'dialog[open] input[type=search]',
    scope: 'dialog[open] .hits, dialog[open] .search-notice',
    row: 'dialog[open] [role=option]',
    identity: '.hit-meta .entry-number',
    nothing: 'dialog[open] .search-notice',
    nothingSays: /./,
  },
  starlight: {
    open: async (page) => {
      await page.keyboard.press('Control+k');
    },
    input: 'dialog[open] .pagefind-ui__search-input',
    scope: '.pagefind-ui__drawer',
    row: '.pagefind-ui__result:has(.pagefind-ui__result-link)',
    identity: '.pagefind-ui__result-link',
    nothing: '.pagefind-ui__message',
    nothingSays: /没有|未找到|找不到|未能|0 个|No results/,
  },
} as const satisfies Record<string, Interface>;

export type SiteName = keyof typeof interfaces;

export interface Typed {
  /** Milliseconds from the input event to the first result, or to the message that there is none. */
  first: number;
  /** … to the last change of the list. */
  last: number;
  /** When the first result stood there, in milliseconds since 1970. */
  at: number;
  /** Of each result, best first: address or number. Empty if nothing was found. */
  found: string[];
}

/** Milliseconds without a change after which the list is taken as final. */
const quiet = 300;

/**
 * Types a query, in one input event, and waits for results inside the page by a MutationObserver: nothing polls, and no
 * time of the connection to the browser is counted.
 *
 * @throws if neither results nor a message appear within 20 seconds
 */
export async function type(page: Page, site: Interface, query: string): Promise<Typed> {
  await clear(page, site);
  const { input, scope, row, identity, nothing, nothingSays } = site;
  return await page.evaluate(
    ({ input, scope, row, identity, nothing, says, query, quiet }) =>
      new Promise<Typed>((resolve, reject) => {
        const field = document.querySelector<HTMLInputElement>(input);
        if (!field) throw new Error(`no ${input}`);
        const pattern = new RegExp(says);
        let first: number | undefined;
        let [last, at] = [0, 0];
        let timer: ReturnType<typeof setTimeout> | undefined;
        const deadline = setTimeout(() => reject(new Error(`no answer to ${query}`)), 20_000);
        const finish = () => {
          observer.disconnect();
          clearTimeout(deadline);
          const rows = [...document.querySelectorAll(row)].map((element) => element.querySelector(identity));
          const found = rows.map((element) => element?.getAttribute('href') ?? element?.textContent ?? '');
          resolve({ first: first ?? 0, last, at, found });
        };
        const observer = new MutationObserver((changes) => {
          const within = changes.some(({ target }) =>
            (target instanceof Element ? target : target.parentElement)?.closest(scope),
          );
          if (!within) return;
          const now = performance.now() - start;
          const has = document.querySelector(row) !== null;
          const saysNothing = pattern.test(document.querySelector(nothing)?.textContent ?? '');
          if (!has && !saysNothing) return;
          if (first === undefined) [first, at] = [now, Date.now()];
          last = now;
          clearTimeout(timer);
          timer = setTimeout(finish, quiet);
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        const start = performance.now();
        field.value = query;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: query }));
      }),
    { input, scope, row, identity, nothing, says: nothingSays.source, query, quiet },
  );
}

/** Empties the field and waits until the last results are gone. */
async function clear(page: Page, { input, row }: Interface): Promise<void> {
  const field = page.locator(input);
  if ((await field.inputValue()) === '') return;
  await field.fill('');
  await page.locator(row).first().waitFor({ state: 'detached' });
}
