/** Whether keys pressed on an element are its own, as in a text field or a list of options. */
export function isTyping({ target }: Event): boolean {
  const fields = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
  return target instanceof Element && target.matches(fields);
}

/**
 * Whether a key writes a character; an input method names none, and says `Process`. Space is left out, because it presses buttons
 * and scrolls.
 */
export function isCharacter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Process') && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}

/** The dialog on top of the page; null if none is open. */
export function topDialog(): Element | null {
  return [...document.querySelectorAll('dialog[open]')].at(-1) ?? null;
}
