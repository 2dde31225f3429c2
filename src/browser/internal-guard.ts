import { toast } from './toast.ts';

/** Stands in front of anything internal that leaves by hand. */
export const internalMark = '【内部资料，请勿发给用户】';

/** A manual copy (Ctrl+C, menu, drag) that touches an internal note carries a mark, and the agent is warned. */
export function guardInternal(): void {
  document.addEventListener('copy', (event) => mark(event, event.clipboardData));
  document.addEventListener('cut', (event) => mark(event, event.clipboardData));
  document.addEventListener('dragstart', (event) => mark(null, event.dataTransfer));
}

function mark(event: ClipboardEvent | null, data: DataTransfer | null): void {
  if (isTextField(document.activeElement)) return;
  const selection = getSelection();
  if (!data || !selection || !touchesInternal(selection)) return;
  data.setData('text/plain', `${internalMark}\n${selection.toString()}`);
  data.setData('text/html', '');
  data.clearData('text/html');
  event?.preventDefault();
  toast('选中的文字里有内部说明，已加上警示。请不要发给客户', 'warn');
}

function touchesInternal(selection: Selection): boolean {
  if (selection.isCollapsed) return false;
  const notes = [...document.querySelectorAll('[data-internal]')].filter((note) => note.checkVisibility?.() ?? true);
  return notes.some((note) => selection.containsNode(note, true));
}

/** Text fields copy their own text, never the page's. A ticked box or a picked condition has none. */
function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && element.selectionStart !== null;
}
