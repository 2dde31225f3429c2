import { isFromHistory } from '../freshness/read-at.ts';
import type { Filters } from './current-engine.ts';
import { hasMouse } from './field.ts';
import { readKeptSearch } from './kept-search.ts';
import { SearchPanel } from './panel.ts';

/** What an address may name: the query, and a filter by topic and by status. */
const names = ['q', 'topic', 'status'];

/**
 * Search inside a page. On /search/ the address follows what is typed, so that it can be shared and reloaded, and back
 * leads to the page before.
 */
export function mount(root: HTMLElement): void {
  const form = root.querySelector('form');
  const output = document.querySelector<HTMLElement>('.search-output');
  if (!form || !output) return;
  const isPage = root.dataset['searchPanel'] === 'page';
  const panel = new SearchPanel({ form, output, ...(isPage ? { addressOf } : {}) });
  if (isPage) {
    const typed = form.querySelector('textarea')?.value;
    readAddress(form);
    // What was typed before this code had loaded.
    if (typed) panel.query = typed;
    addEventListener('popstate', () => {
      readAddress(form);
      void panel.run();
    });
  }
  const kept = isFromHistory() && readKeptSearch(history.state);
  if (kept) panel.restore(kept);
  else void panel.run();
  if (isPage && hasMouse()) form.querySelector('textarea')?.select();
}

function addressOf(query: string, filters: Filters): URL {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries({ q: query, ...filters })) {
    if (value) url.searchParams.set(name, value.slice(0, 500));
    else url.searchParams.delete(name);
  }
  return url;
}

function readAddress(form: HTMLFormElement): void {
  const { searchParams } = new URL(location.href);
  for (const name of names) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      field.value = searchParams.get(name) ?? '';
    // An address may name a topic that does not exist any more.
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
  }
}
