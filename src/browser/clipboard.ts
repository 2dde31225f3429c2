import { topDialog } from './typing.ts';

/**
 * Puts plain text on the clipboard; false if the browser refuses. `navigator.clipboard` exists only on https and
 * localhost, so an intranet on plain http needs the older way.
 */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Permission denied or the page lost focus; the older way may still work.
  }
  return copyThroughTextarea(text);
}

function copyThroughTextarea(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'offscreen';
  area.setAttribute('aria-hidden', 'true');
  // Inside an open modal dialog nothing outside it can take focus.
  const host = topDialog() ?? document.body;
  host.append(area);
  area.select();
  let copied = false;
  try {
    copied = document.execCommand('copy');
  } catch {
    copied = false;
  }
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
