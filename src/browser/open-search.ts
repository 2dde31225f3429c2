import { askBuild } from './freshness/build.ts';
import { offerReload } from './reload-offer.ts';
import { toast } from './toast.ts';

let opening = false;

/** How long code may take to load until the agent is told, in milliseconds. */
const slow = 300;

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
  void loadSearch(loadDialog).then((code) => {
    const typed = release();
    code?.openDialog(pasted + typed);
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
  const load = () => void loadSearch(() => import('./search/mount.ts')).then((code) => code?.mount(root));
  submitByScript(root);
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

async function loadDialog() {
  const code = await import('./search/dialog.ts');
  await code.loadStyles();
  return code;
}

/** Loads code of search; null if it did not load. Says so if it takes long, and why it failed. */
async function loadSearch<T>(load: () => Promise<T>): Promise<T | null> {
  const waiting = setTimeout(() => toast('正在打开搜索……'), slow);
  try {
    return await load();
  } catch {
    void explainFailure();
    return null;
  } finally {
    clearTimeout(waiting);
  }
}

/**
 * Sends the form of a search whose code is not there. Where sign-on has ended, the browser would not follow a form to where the
 * reader signs on (`form-action` of our policy), and nothing would happen.
 */
function submitByScript(root: HTMLElement): void {
  root.addEventListener('submit', (event) => {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const fields = [...new FormData(target)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    location.assign(`${target.action}?${new URLSearchParams(fields)}`);
  });
}

/** The browser remembers that code failed to load, or a deploy took it away: only a fresh page helps. */
async function explainFailure(): Promise<void> {
  const access = await askBuild();
  // With access that has ended `askBuild` has said so.
  if (access !== 'ended') offerReload(access === 'lost' ? 'offline' : 'outdated');
}
