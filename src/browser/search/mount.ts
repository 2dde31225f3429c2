import type { Filters } from './current-engine.ts';
import { SearchPanel } from './panel.ts';

/**
 * Search inside a page. On /search/ the address follows what is typed, so that it can be shared and reloaded, and back
 * leads to the page before.
 */
export function mount(root: HTMLElement): void {
  const form = root.querySelector('form');
  const output = root.querySelector<HTMLElement>('.search-output');
  if (!form || !output) return;
  const isPage = root.dataset['searchPanel'] === 'page';
  const panel = new SearchPanel({ form, output, ...(isPage ? { onChange: keepInAddress } : {}) });
  if (isPage) {
    readAddress(form);
    addEventListener('popstate', () => {
      readAddress(form);
      void panel.run();
    });
  }
  void panel.run();
}

function keepInAddress(query: string, filters: Filters): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries({ q: query, ...filters })) {
    if (value) url.searchParams.set(name, value.slice(0, 500));
    else url.searchParams.delete(name);
  }
  if (url.href === location.href) return;
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // Safari refuses more than 100 changes in half a minute; a later change will update the address.
  }
}

function readAddress(form: HTMLFormElement): void {
  const { searchParams } = new URL(location.href);
  for (const name of ['q', 'topic', 'status']) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = searchParams.get(name) ?? '';
    // An address may name a topic that does not exist any more.
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
  }
}
