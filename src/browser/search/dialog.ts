import { settings } from '../../site/settings.ts';
import { make } from './dom.ts';
import { base } from './engine.ts';
import { SearchPanel } from './panel.ts';

let dialog: HTMLDialogElement | undefined;
let panel: SearchPanel | undefined;

/** Opens search over the page. Closing gives the focus back to where it was. */
export function openDialog(): void {
  dialog ??= build();
  const opener = document.activeElement;
  dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
  void panel?.run();
  dialog.addEventListener('close', () => opener instanceof HTMLElement && opener.focus(), { once: true });
}

function build(): HTMLDialogElement {
  const id = 'dialog-q';
  const input = make('input', {
    id,
    name: 'q',
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: '关键词、编号、拼音，或粘贴客户的话',
  });
  const close = make(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': '关闭（Esc）', onclick: () => element.close() },
    '✕',
  );
  const label = make('label', { class: 'sr-only', for: id }, '搜问题，或粘贴客户的话');
  const form = make('form', { class: 'home-search', action: `${base()}/search/` }, label, input, close);
  const output = make('div', { class: 'search-output' });
  const banner = make('p', { class: 'confidential' }, settings.confidentiality);
  const element = make('dialog', { class: 'search-dialog', 'aria-label': '搜索' }, banner, form, output);
  element.addEventListener('click', (event) => {
    if (event.target === element) element.close();
  });
  document.body.append(element);
  panel = new SearchPanel({ form, output });
  return element;
}
