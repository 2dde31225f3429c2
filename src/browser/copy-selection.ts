import { refuse } from './copy-notice.ts';
import { judgeValidity } from './judge-validity.ts';
import { isTyping } from './typing.ts';

/**
 * Text for customers that is selected by hand is copied as our buttons copy: plain, with the numbers of lists, without the
 * colours of the page, and not if it may not be sent.
 */
document.addEventListener('copy', (event) => {
  const selection = getSelection();
  if (event.defaultPrevented || isTyping(event) || !event.clipboardData) return;
  if (!selection || selection.isCollapsed || selection.rangeCount !== 1) return;
  const range = selection.getRangeAt(0);
  const texts = [...document.querySelectorAll('.reply .prose')].filter((text) => range.intersectsNode(text));
  if (texts.length === 0) return;
  event.preventDefault();
  // The text may have been selected on an earlier day.
  judgeValidity(document);
  const refusal = refusalOf(texts.find((text) => text.contains(range.commonAncestorContainer)));
  if (refusal) refuse(refusal);
  else event.clipboardData.setData('text/plain', textOf(range));
});

/** Why a text may not be sent. What is selected beside it may be copied, and styles leave the text out. */
function refusalOf(text: Element | undefined): string | undefined {
  const { withdrawn, refusal } = text?.closest<HTMLElement>('[data-entry]')?.dataset ?? {};
  return withdrawn ?? refusal;
}

/** The selected text. A selection inside one line is copied as it is. */
export function textOf(range: Range): string {
  const { commonAncestorContainer: root } = range;
  const text = root instanceof Element ? blocksIn(root, range) : cut(root as Text, range);
  return text.trim();
}

function blocksIn(parent: Element, range: Range): string {
  let text = '';
  for (const node of parent.childNodes) {
    const part = partOf(node, range);
    if (part === '') continue;
    text = isBlock(node) && text !== '' ? text.trimEnd() + separatorOf(node, parent) + part : text + part;
  }
  return text;
}

function partOf(node: Node, range: Range): string {
  if (!range.intersectsNode(node)) return '';
  if (node instanceof Text) return isBetweenBlocks(node) ? '' : cut(node, range);
  if (!(node instanceof HTMLElement) || getComputedStyle(node).userSelect === 'none') return '';
  if (node.getClientRects().length === 0) return '';
  if (node instanceof HTMLBRElement) return '\n';
  if (node instanceof HTMLInputElement) return node.value || `〔${node.placeholder}〕`;
  const text = blocksIn(node, range);
  return node instanceof HTMLLIElement && text !== '' ? markerOf(node, range) + text.replaceAll('\n', '\n   ') : text;
}

/** Items of a list and rows of a table stand below each other, paragraphs apart, cells beside each other. */
function separatorOf(node: Node, parent: Element): string {
  if (node instanceof HTMLTableCellElement) return '｜';
  const isTight = parent.matches('ul, ol, li, table, thead, tbody');
  return isTight ? '\n' : '\n\n';
}

function isBlock(node: Node): boolean {
  return node instanceof HTMLElement && !getComputedStyle(node).display.startsWith('inline');
}

/** Whether a text only separates blocks in the source of the page. */
function isBetweenBlocks({ data, previousSibling: before, nextSibling: after }: Text): boolean {
  return data.trim() === '' && [before, after].some((node) => node === null || isBlock(node));
}

/** The number or dot of an item; none if its beginning is not selected. */
function markerOf(item: HTMLLIElement, range: Range): string {
  const first = document.createTreeWalker(item, NodeFilter.SHOW_TEXT).nextNode();
  if (!first || range.comparePoint(first, 0) < 0) return '';
  const list = item.parentElement;
  if (!(list instanceof HTMLOListElement)) return '· ';
  return `${list.start + [...list.children].indexOf(item)}. `;
}

function cut(text: Text, range: Range): string {
  const start = text === range.startContainer ? range.startOffset : 0;
  const end = text === range.endContainer ? range.endOffset : undefined;
  return text.data.slice(start, end).replace(/\s*\n\s*/g, ' ');
}
