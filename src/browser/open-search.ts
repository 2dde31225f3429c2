import { isFromHistory } from './freshness/read-at.ts';
import { holdKeys } from './held-input.ts';
import { explainFailure } from './load-late.ts';
import { readKeptSearch } from './search/kept-search.ts';
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
  // An open search needs no code, and no key may be held back for it.
  const here = fieldOfPage() ?? document.querySelector<HTMLTextAreaElement>('.search-dialog[open] textarea');
  if (here) {
    here.focus();
    if (pasted) here.value = pasted;
    if (pasted) here.dispatchEvent(new Event('input'));
    else here.select();
    return;
  }
  if (opening) return;
  opening = true;
  void loadSearch(loadDialog, ({ openDialog }) => openDialog(pasted)).finally(() => {
    opening = false;
  });
}

/** The search field that stands in the page; null where search opens over the page. */
export function fieldOfPage(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('[data-search-panel] textarea');
}

/** Searches for a text that is pasted outside of any field: agents paste what a customer wrote. */
export function searchForPaste(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain').trim();
  if (text) openSearch(event, text.slice(0, 2000));
}

/** Loads the search that stands in a page: at once on /search/, elsewhere on the first focus. Back brings back what was searched. */
export function prepareSearch(): void {
  const root = document.querySelector<HTMLElement>('[data-search-panel]');
  const kept = isFromHistory() ? readKeptSearch(history.state) : null;
  if (root) prepareField(root, root.dataset['searchPanel'] === 'page' || kept !== null);
  else if (kept) void loadSearch(loadDialog, ({ reopenDialog }) => reopenDialog(kept));
}

function prepareField(root: HTMLElement, isNow: boolean): void {
  const field = fieldOfPage();
  const load = () =>
    void loadSearch(
      () => import('./search/mount.ts'),
      ({ mount }) => mount(root),
    );
  submitByScript(root);
  if (isNow || document.activeElement === field) load();
  else field?.addEventListener('focus', load, { once: true });
}

/** A page opened from a hit marks the words it was found by. */
export function highlightFromAddress(): void {
  const words = new URLSearchParams(location.search).get('hl');
  if (words) void import('./search/mark-words.ts').then(({ markPage }) => markPage(words));
}

async function loadDialog() {
  const code = await import('./search/dialog.ts');
  await code.loadSearchStyles();
  return code;
}

/** Loads code of search, and starts it. Says so if loading takes long, and why it failed. Keys and pastes wait for it. */
async function loadSearch<T>(load: () => Promise<T>, start: (code: T) => void): Promise<void> {
  const waiting = setTimeout(() => toast('正在打开搜索……'), slow);
  const release = holdKeys();
  const code = await load().catch(() => null);
  clearTimeout(waiting);
  if (code) start(code);
  else void explainFailure();
  release(code !== null);
}

/**
 * Sends the form of a search whose code is not there. Where sign-on has ended, the browser would not follow a form to where the
 * reader signs on (`form-action` of our policy), and nothing would happen.
 */
function submitByScript(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    // keyCode 229: Safari ends a composition before the Enter that ended it arrives.
    if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    root.querySelector('form')?.requestSubmit();
  });
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
