import { toast } from './toast.ts';

/** The line in front of internal text that somebody copies or drags by hand. */
export const internalMark = '【内部资料，请勿发给用户】';

/** A manual copy (Ctrl+C, menu, drag) that touches an internal note carries a mark, and the agent is warned. */
export function guardInternal(): void {
  document.addEventListener('copy', (event) => mark(event, event.clipboardData));
  document.addEventListener('cut', (event) => mark(event, event.clipboardData));
  document.addEventListener('dragstart', (event) => mark(event, event.dataTransfer));
}

function mark(event: Event, data: DataTransfer | null): void {
  if (isTextField(event.target)) return;
  const selection = getSelection();
  if (!data || !selection || !touchesInternal(selection)) return;
  data.setData('text/plain', `${internalMark}\n${selection.toString()}`);
  data.setData('text/html', '');
  data.clearData('text/html');
  // A drag that is prevented would not begin.
  if (event.type !== 'dragstart') event.preventDefault();
  toast('选中的文字里有内部说明，已加上警示。请不要发给客户', 'warn');
}

function touchesInternal(selection: Selection): boolean {
  const notes = [...document.querySelectorAll('[data-internal]')].filter((note) => note.checkVisibility?.() ?? true);
  // Only in Firefox can a selection have several ranges.
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  return notes.some((note) => ranges.some((range) => holdsSomeOf(range, note)));
}

/**
 * Whether a selection takes text from a note. A triple click on a paragraph selects up to the beginning of the next
 * element. If that element is a note, the selection holds only the label of the note, which cannot be copied.
 */
function holdsSomeOf(range: Range, note: Element): boolean {
  if (!range.intersectsNode(note)) return false;
  const walker = document.createTreeWalker(note, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (selectedText(range, walker.currentNode as Text).trim() !== '') return true;
  return [...note.querySelectorAll('img')].some((image) => range.intersectsNode(image));
}

function selectedText(range: Range, node: Text): string {
  const { parentElement } = node;
  if (!range.intersectsNode(node) || !parentElement || getComputedStyle(parentElement).userSelect === 'none') return '';
  const start = node === range.startContainer ? range.startOffset : 0;
  return node.data.slice(start, node === range.endContainer ? range.endOffset : undefined);
}

/** Text fields copy their own text, never the page's. A ticked box or a picked condition has none. */
function isTextField(element: EventTarget | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && element.selectionStart !== null;
}
