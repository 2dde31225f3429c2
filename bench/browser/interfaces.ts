import type { Page } from '@playwright/test';
import type { SiteName } from '../sites/index.ts';

/** How a reader searches on a site, and where the results stand. Selectors of CSS. */
export interface Interface {
  /** How the address of an entry's page ends. */
  ending: '/' | '.html';
  open(page: Page): Promise<void>;
  input: string;
  /** The part of the page whose changes are results. */
  scope: string;
  /** The element of one result. */
  row: string;
  /** The elements of a row that tell its page: a link, or text with number or title. The first that exists counts. */
  identity: readonly string[];
  /** The element that is present, with matching text, if nothing was found. */
  nothing: string;
  nothingSays: RegExp;
  /** The element that is present if a site itself says that it has no answer, even beside results. */
  unsure?: string;
}

const press = (key: string) => (page: Page) => page.keyboard.press(key);

export const interfaces: Record<SiteName, Interface> = {
  ours: {
    ending: '/',
    open: press('/'),
    input: 'dialog[open] textarea',
    scope: 'dialog[open] .hits, dialog[open] .search-notice',
    row: 'dialog[open] [role=option]',
    identity: ['.hit-meta .entry-number'],
    nothing: 'dialog[open] .search-notice',
    nothingSays: /./,
    unsure: 'dialog[open] .search-notice .unsure',
  },
  starlight: {
    ending: '/',
    open: press('Control+k'),
    input: 'dialog[open] .pagefind-ui__search-input',
    scope: '.pagefind-ui__drawer',
    row: '.pagefind-ui__result:has(.pagefind-ui__result-link)',
    identity: ['.pagefind-ui__result-link'],
    nothing: '.pagefind-ui__message',
    nothingSays: /没有|未找到|找不到|未能|0 个|No results/,
  },
  docusaurus: {
    ending: '/',
    open: press('Control+k'),
    input: '.navbar__search-input',
    scope: '[class*=dropdownMenu]',
    row: '[class*=dropdownMenu] [class*=suggestion]:has([class*=hitTitle])',
    // A hit in the text stands under the title of its page.
    identity: ['[class*=hitPath]', '[class*=hitTitle]'],
    nothing: '[class*=dropdownMenu] [class*=noResults]',
    nothingSays: /./,
  },
  vitepress: {
    ending: '.html',
    open: press('Control+k'),
    input: '#localsearch-input',
    scope: '.VPLocalSearchBox .results',
    row: '.VPLocalSearchBox .results li:has(.result)',
    identity: ['.result'],
    nothing: '.VPLocalSearchBox .no-results',
    nothingSays: /./,
  },
  rspress: {
    ending: '.html',
    open: press('Control+k'),
    input: '.rp-search-panel__input',
    scope: '.rp-search-panel__modal',
    row: '.rp-search-panel__results .rp-suggest-item__link',
    identity: [':scope'],
    nothing: '.rp-no-search-result',
    nothingSays: /./,
  },
};

export interface Typed {
  /** Milliseconds from the input event to the first result, or to the message that there is none. */
  first: number;
  /** Milliseconds from the input event to the last change of the list. */
  last: number;
  /** When the first result appeared, in milliseconds since 1970. */
  at: number;
  /** Address, number or title of each result, best first. Empty if nothing was found. */
  found: string[];
  /** Nothing was found, or the site says that it has no answer. */
  refused: boolean;
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
  const { input, scope, row, identity, nothing, unsure, nothingSays } = site;
  return await page.evaluate(
    ({ input, scope, row, identity, nothing, unsure, says, query, quiet }) =>
      new Promise<Typed>((resolve, reject) => {
        const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(input);
        if (!field) throw new Error(`no ${input}`);
        const pattern = new RegExp(says);
        const rows = () => [...document.querySelectorAll(row)].filter((element) => element.checkVisibility());
        const nameOf = (element: Element) => {
          const [named] = identity.flatMap((selector) =>
            selector === ':scope' ? [element] : [...element.querySelectorAll(selector)].slice(0, 1),
          );
          return named?.getAttribute('href') ?? named?.textContent ?? '';
        };
        let first: number | undefined;
        let [last, at] = [0, 0];
        let timer: ReturnType<typeof setTimeout> | undefined;
        const deadline = setTimeout(() => reject(new Error(`no answer to ${query}`)), 20_000);
        const finish = () => {
          observer.disconnect();
          clearTimeout(deadline);
          const found = rows().map(nameOf);
          const refused = found.length === 0 || (unsure !== undefined && document.querySelector(unsure) !== null);
          resolve({ first: first ?? 0, last, at, found, refused });
        };
        const observer = new MutationObserver((changes) => {
          const within = changes.some(({ target }) =>
            (target instanceof Element ? target : target.parentElement)?.closest(scope),
          );
          if (!within) return;
          const now = performance.now() - start;
          const saysNothing = pattern.test(document.querySelector(nothing)?.textContent ?? '');
          if (rows().length === 0 && !saysNothing) return;
          if (first === undefined) [first, at] = [now, Date.now()];
          last = now;
          clearTimeout(timer);
          timer = setTimeout(finish, quiet);
        });
        observer.observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
          // Some sites fill the list first and show the list later.
          attributeFilter: ['style'],
        });
        const start = performance.now();
        // Frameworks replace the setter of the field, and ignore the event if their setter has seen the value. So the
        // original setter is called.
        const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {};
        set?.call(field, query);
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: query }));
      }),
    { input, scope, row, identity, nothing, unsure, says: nothingSays.source, query, quiet },
  );
}

/** Empties the field and waits until the last results are gone. */
async function clear(page: Page, { input, row }: Interface): Promise<void> {
  const field = page.locator(input);
  if ((await field.inputValue()) === '') return;
  await field.fill('');
  await page.locator(row).first().waitFor({ state: 'hidden' });
}
