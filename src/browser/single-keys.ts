const key = 'single-keys';

/** Whether keys without Ctrl, Alt or ⌘ do something (WCAG 2.1.4). Who dictates, or presses keys by accident, switches them off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    // Storage may be forbidden: they are as they are for everybody.
    return document.querySelector<HTMLInputElement>('[data-single-keys]')?.checked ?? true;
  }
}

/** The box in the list of keys that switches them off and on, for all tabs. */
export function offerSingleKeys(): void {
  const box = document.querySelector<HTMLInputElement>('[data-single-keys]');
  if (!box) return;
  box.checked = areSingleKeysOn();
  addEventListener('storage', () => {
    box.checked = areSingleKeysOn();
  });
  box.addEventListener('change', () => {
    try {
      localStorage.setItem(key, box.checked ? 'on' : 'off');
    } catch {
      // Storage may be forbidden; the choice then holds for this page.
    }
  });
}
