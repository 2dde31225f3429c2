let opening = false;

/**
 * Opens search over the page. Its code loads only now: most pages are read without it.
 *
 * @param pasted what to search for
 */
export function openSearch(event: Event, pasted = ''): void {
  event.preventDefault();
  const here = document.querySelector<HTMLInputElement>('[data-search-panel] input');
  if (here) {
    here.focus();
    if (pasted) here.value = pasted;
    if (pasted) here.dispatchEvent(new Event('input'));
    else here.select();
    return;
  }
  if (opening) return;
  opening = true;
  const release = holdKeys();
  import('./search/dialog.ts')
    .then(
      ({ openDialog }) => openDialog(pasted + release()),
      () => {
        release();
        offerReload();
      },
    )
    .finally(() => {
      opening = false;
    });
}

/** Searches for a text that is pasted outside of any field: agents paste what a customer wrote. */
export function searchForPaste(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain').replace(/\s+/g, ' ').trim();
  if (text) openSearch(event, text.slice(0, 2000));
}

/** Loads the search that stands in a page: at once on /search/, elsewhere on the first focus. */
export function prepareSearch(): void {
  const root = document.querySelector<HTMLElement>('[data-search-panel]');
  const input = root?.querySelector('input');
  if (!root || !input) return;
  const load = () => void import('./search/mount.ts').then(({ mount }) => mount(root), offerReload);
  const isPage = root.dataset['searchPanel'] === 'page';
  if (isPage || document.activeElement === input) load();
  else input.addEventListener('focus', load, { once: true });
  // Not where focus brings up a keyboard that hides half of the page.
  if (isPage && matchMedia('(pointer: fine)').matches) input.select();
}

/** A page opened from a hit marks the words it was found by. */
export function highlightFromAddress(): void {
  const words = new URLSearchParams(location.search).get('hl');
  if (words) void import('./search/mark-words.ts').then(({ markPage }) => markPage(words));
}

/** Keeps what is typed until the search field is there, so that the letters of a query do not act as keys of the page. */
function holdKeys(): () => string {
  let typed = '';
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) typed += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', hold, true);
  return () => {
    removeEventListener('keydown', hold, true);
    return typed;
  };
}

/**
 * Offers to load the page again. Code that failed to load stays failed in this page, and a deploy may have taken the
 * file away.
 */
function offerReload(): void {
  if (confirm('搜索没有加载成功：可能断网了，或网站刚刚更新。刷新页面，再试一次？')) location.reload();
}
