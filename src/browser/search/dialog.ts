import searchStyles from '../../styles/search.css?url';
import { base } from '../base.ts';
import { askBuild } from '../freshness/build.ts';
import { loadStyles } from '../load-styles.ts';
import { clearToast } from '../toast.ts';
import { make } from './dom.ts';
import { type KeptSearch, keepSearch } from './kept-search.ts';
import { SearchPanel } from './panel.ts';

let search: { dialog: HTMLDialogElement; panel: SearchPanel } | undefined;

/** Loads the styles of search: only pages that have a search field of their own bring them along. Rejected if they do not load. */
export function loadSearchStyles(): Promise<void> {
  return loadStyles(searchStyles);
}

/**
 * Opens search over the page. Closing gives the focus back to where it was.
 *
 * @param pasted what to search for; what was searched before if empty
 */
export function openDialog(pasted = ''): void {
  const { panel, dialog } = showDialog();
  panel.ask(pasted || panel.query);
  const field = dialog.querySelector('textarea');
  // Typing goes on behind what was pasted.
  if (pasted) field?.setSelectionRange(pasted.length, pasted.length);
}

/** Opens search again as it was when the agent left the page. */
export function reopenDialog(kept: KeptSearch): void {
  showDialog().panel.restore(kept);
}

function showDialog(): NonNullable<typeof search> {
  search ??= build();
  const { dialog } = search;
  void askBuild();
  if (dialog.open) return search;
  const opener = document.activeElement;
  dialog.showModal();
  const goBack = () => {
    // The body takes no focus: keys would go on to the field, which is no longer there.
    dialog.querySelector('textarea')?.blur();
    if (opener instanceof HTMLElement) opener.focus();
  };
  dialog.addEventListener('close', goBack, { once: true });
  return search;
}

function build(): NonNullable<typeof search> {
  const id = 'dialog-q';
  const input = make('textarea', {
    id,
    name: 'q',
    rows: '1',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: '关键词、编号、拼音，或粘贴客户的话',
  });
  const close = make(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': '关闭（Esc）', onclick: () => dialog.close() },
    '✕',
  );
  const label = make('label', { class: 'sr-only', for: id }, '搜问题，或粘贴客户的话');
  const form = make('form', { class: 'search-form', action: `${base()}/search/` }, label, input, close);
  const onPage = make('a', {}, '筛选，或把这次搜索的网址发给别人');
  const output = make('div', { class: 'search-output' });
  const footer = make('p', { class: 'search-more hint' }, onPage);
  const dialog = make('dialog', { class: 'search-dialog', 'aria-label': '搜索' }, form, output, footer);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  // By default, the first Esc in a search field only empties the field.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    dialog.close();
  });
  const onQuery = (query: string) => {
    onPage.href = `${base()}/search/?${new URLSearchParams({ q: query.slice(0, 500) })}`;
    footer.hidden = query.trim() === '';
  };
  document.body.append(dialog);
  const panel = new SearchPanel({ form, output, onQuery });
  dialog.addEventListener('close', () => {
    clearToast();
    keepSearch(null);
    panel.leave();
  });
  return { dialog, panel };
}
