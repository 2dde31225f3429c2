/** A key, a paste or a click that came before there was code for it. */
interface Held {
  event: KeyboardEvent | ClipboardEvent | MouseEvent;
  /** It happened in a field: what a field does with it the browser has done. */
  inField: boolean;
  /** What was pasted. */
  text: string;
}

declare global {
  interface Window {
    /** Holds back what is pressed or pasted, until it is called off; then it gives what was held. From ThemeProvider.astro. */
    holdInput: (types: ('keydown' | 'paste' | 'click')[]) => () => Held[];
    /** Calls off what holds since the page began. */
    releaseEarly: () => Held[];
  }
}

/** Does what was asked for before the scripts of the page were there. */
export function doEarlyInput(): void {
  // All scripts of the page have run by then, not only this one.
  addEventListener('DOMContentLoaded', () => redo(window.releaseEarly()));
}

/**
 * Holds keys and pastes until code has loaded that they are meant for. The letters of a query must not act as keys of the page.
 *
 * @returns to be called once the code is there, or has failed to load: then only what a field was told is done
 */
export function holdKeys(): (isThere: boolean) => void {
  const release = window.holdInput(['keydown', 'paste']);
  return (isThere) => redo(release().filter(({ inField }) => isThere || inField));
}

/** What was held may open something that holds again: that takes what comes after. */
function redo(held: readonly Held[]): void {
  let isWriting = false;
  for (const { event, inField, text } of held) {
    const target = event.type === 'click' ? event.target : (document.activeElement ?? document.body);
    const isLeft = target?.dispatchEvent(copyOf(event, text));
    if (!isLeft || inField || !isField(document.activeElement)) continue;
    // A first `/` was to lead into the field, and there the focus is by now.
    const { key = '' } = event as KeyboardEvent;
    if (isWriting || key !== '/') write(event, text);
    isWriting ||= key.length === 1;
  }
}

function copyOf(event: Held['event'], text: string): Event {
  if (event instanceof KeyboardEvent) return new KeyboardEvent('keydown', event);
  if (event instanceof MouseEvent) return new MouseEvent('click', event);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
}

/** What the browser would have done, in a way that Ctrl + Z takes back. */
function write(event: Held['event'], pasted: string): void {
  if (event instanceof ClipboardEvent) document.execCommand('insertText', false, pasted);
  if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length === 1) document.execCommand('insertText', false, event.key);
  if (event.key === 'Backspace') document.execCommand('delete');
}

function isField(element: Element | null): boolean {
  return element instanceof HTMLTextAreaElement;
}
