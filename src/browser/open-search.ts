/** Opens search over the page. Its code loads only now: most pages are read without it. */
export function openSearch(event: Event): void {
  event.preventDefault();
  const here = document.querySelector<HTMLInputElement>('[data-search-panel] input');
  if (here) {
    here.focus();
    here.select();
    return;
  }
  void import('./search/dialog.ts').then(({ openDialog }) => openDialog());
}

/** Search that stands in a page loads when it is wanted: at once on /search/, elsewhere on the first focus. */
export function prepareSearch(): void {
  const root = document.querySelector<HTMLElement>('[data-search-panel]');
  const input = root?.querySelector('input');
  if (!root || !input) return;
  const load = () => void import('./search/mount.ts').then(({ mount }) => mount(root));
  if (root.dataset['searchPanel'] === 'page' || document.activeElement === input) load();
  else input.addEventListener('focus', load, { once: true });
}

/** A page opened from a hit marks the words it was found by. */
export function highlightFromAddress(): void {
  const words = new URLSearchParams(location.search).get('hl');
  if (words) void import('./search/highlight-page.ts').then(({ highlightPage }) => highlightPage(words.split(' ')));
}
