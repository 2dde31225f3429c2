/**
 * Where the browser refuses to copy: exactly the text that should have been copied, selected in a field, so that
 * Ctrl + C is all that is left to do. Selecting it on the page would lose list numbers and addresses.
 */
export function offerText(text: string): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'manual-copy';
  dialog.innerHTML =
    '<form method="dialog"><label for="manual-copy">浏览器不让复制。文字已选中，请按 Ctrl + C</label><textarea id="manual-copy" rows="8" readonly></textarea><button class="button">关闭</button></form>';
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
  const field = dialog.querySelector('textarea');
  if (!field) return;
  field.value = text;
  field.select();
}
