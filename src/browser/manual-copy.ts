import { make } from './search/dom.ts';

/**
 * Where the browser refuses to copy: exactly the text that should have been copied, selected in a field, so that
 * Ctrl + C is all that is left to do. Selecting it on the page would lose list numbers and addresses.
 */
export function offerText(text: string): void {
  const label = make('label', { for: 'manual-copy' }, '浏览器不让复制。文字已选中，请按 Ctrl + C');
  const field = make('textarea', { id: 'manual-copy', rows: '8', readonly: true });
  const form = make('form', { method: 'dialog' }, label, field, make('button', { class: 'button' }, '关闭'));
  const dialog = make('dialog', { class: 'manual-copy' }, form);
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  field.value = text;
  field.select();
}
