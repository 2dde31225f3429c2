/**
 * Opens an address as a link would for the same event: in this tab; with the middle button, Ctrl or ⌘ in another tab; with Shift in
 * another window.
 */
export function followLink(href: string, event: MouseEvent | KeyboardEvent): void {
  const link = document.createElement('a');
  link.href = href;
  const isMiddle = event instanceof MouseEvent && event.button === 1;
  const { ctrlKey, metaKey, shiftKey } = event;
  link.dispatchEvent(new MouseEvent('click', { ctrlKey: ctrlKey || isMiddle, metaKey: metaKey || isMiddle, shiftKey }));
}
