const key = 'single-keys';

/** The choice where storage is forbidden: it holds for this page. */
let own = true;

/** Whether keys without Ctrl, Alt or ⌘ do something (WCAG 2.1.4). Who dictates, or presses keys by accident, switches them off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return own;
  }
}

/** Switches them off or on, for all tabs. */
export function switchSingleKeys(isOn: boolean): void {
  own = isOn;
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off');
  } catch {
    // Storage is forbidden.
  }
  // The browser tells other tabs only.
  dispatchEvent(new StorageEvent('storage', { key }));
}
