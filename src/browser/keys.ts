import { pickBranch } from './branches.ts';
import { press } from './copy.ts';
import { loadDesk } from './load-desk.ts';
import { loadLate } from './load-late.ts';
import { fieldOfPage, openSearch, searchForPaste } from './open-search.ts';
import { areSingleKeysOn } from './single-keys.ts';
import { clearToast, toast } from './toast.ts';
import { isCharacter, isTyping, topDialog } from './typing.ts';

/** What each key does where nothing is being typed. key-help.ts tells readers. */
const actions: Record<string, (event: KeyboardEvent) => void> = {
  '/': (event) => openSearch(event),
  '?': openKeyHelp,
  c: () => pressIn('[data-copy-kind=reply]', '这一条暂无可发送的话术', '请先选择客户属于哪种情形'),
  t: () => pressIn('[data-ticket]', '这一页没有条目'),
  g: () => pressIn('[data-copy-kind=ticket]', '这一条没有工单模板', '请先选择客户属于哪种情形'),
  y: () => pressIn('[data-copy-kind=tell]', '这一条没有告知客户的话', '请先选择客户属于哪种情形'),
  n: () => void loadDesk().then((desk) => desk?.startNextChat()),
  f: favour,
  s: () => void loadLate(() => import('./outbox.ts')).then((outbox) => outbox?.copyAll()),
  h: () => void loadLate(() => import('./copied-view.ts')).then((view) => view?.openCopied()),
  '[': () => void loadDesk().then((desk) => desk?.walk(-1)),
  ']': () => void loadDesk().then((desk) => desk?.walk(1)),
  j: () => moveToEntry(1),
  k: () => moveToEntry(-1),
};

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, isComposing } = event;
    if (isComposing || event.defaultPrevented) return;
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return act(event, openSearch);
    if (ctrlKey || metaKey || altKey || isBusy(event) || !areSingleKeysOn()) return;
    const field = fieldOfPage();
    // The character goes where the focus is by then.
    if (field && isCharacter(event) && key !== '/' && key !== '?') return field.focus();
    const action = actions[key.toLowerCase()];
    if (action) return act(event, action);
    const entry = currentEntry();
    if (/^[1-9]$/.test(key) && entry) act(event, () => pickBranch(entry, Number(key)));
  });
  document.addEventListener('paste', (event) => {
    if (!isBusy(event)) searchForPaste(event);
  });
  for (const opener of document.querySelectorAll('[data-open-search]'))
    opener.addEventListener('click', (event) => openSearch(event));
  for (const button of document.querySelectorAll('[data-open-keys]')) button.addEventListener('click', openKeyHelp);
}

function act(event: KeyboardEvent, action: (event: KeyboardEvent) => void): void {
  event.preventDefault();
  action(event);
}

/** Something is being typed, or a dialog is open. */
function isBusy(event: Event): boolean {
  return isTyping(event) || topDialog() !== null;
}

function openKeyHelp(): void {
  void loadLate(() => import('./key-help.ts')).then((help) => help?.openKeyHelp());
}

/** The entries of the page itself, without those that search or the picker of rules shows in it. */
const entries = () => [...document.querySelectorAll<HTMLElement>('[data-entry]:not([data-source])')];

/** The entry the keys are about: what the picker found if it has focus, else the page's only one, or in a list the one that has focus. */
function currentEntry(): HTMLElement | null {
  const picked = document.activeElement?.closest('.combination-picker')?.querySelector<HTMLElement>('[data-entry]');
  if (picked) return picked;
  const all = entries();
  return all.length === 1 ? (all[0] ?? null) : (document.activeElement?.closest<HTMLElement>('[data-entry]') ?? null);
}

/**
 * Presses the first visible button of the current entry that matches `selector`; buttons of the picked branch come
 * first. If no button matches, `none` is said; if none of them is visible, `hidden`.
 */
function pressIn(selector: string, none: string, hidden = none): void {
  const entry = currentEntry();
  if (!entry) {
    toast(entries().length > 1 ? '请先用 J / K 选中一条' : '这一页没有条目', 'warn');
    return;
  }
  const buttons = [...entry.querySelectorAll<HTMLElement>(selector)];
  const visible = buttons.filter((button) => button.getClientRects().length > 0);
  const chosen = visible.find((button) => button.closest('[data-open]')) ?? visible[0];
  if (chosen) void press(chosen);
  else toast(buttons.length > 0 ? hidden : none, 'warn');
}

/** Makes the current entry a favourite, or no longer. */
function favour(): void {
  const entry = currentEntry();
  if (entry) void loadDesk().then((desk) => desk?.toggleFavourite(entry));
  else toast(entries().length > 1 ? '请先用 J / K 选中一条' : '这一页没有条目', 'warn');
}

function moveToEntry(step: 1 | -1): void {
  clearToast();
  const all = entries();
  const current = currentEntry();
  const index = current ? all.indexOf(current) + step : 0;
  const next = all[Math.min(Math.max(index, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'start' });
}
