import { pickBranch } from './branches.ts';
import { press } from './copy.ts';
import { openSearch } from './open-search.ts';
import { toast } from './toast.ts';

/** What each key does where nothing is being typed. KeyHelp.astro tells readers. */
const actions: Record<string, (event: KeyboardEvent) => void> = {
  '/': openSearch,
  '?': openKeyHelp,
  c: () => copyFirstReply(),
  t: () => pressIn('[data-ticket]', '这一页没有条目'),
  j: () => moveToEntry(1),
  k: () => moveToEntry(-1),
};

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, isComposing } = event;
    if (isComposing || event.defaultPrevented) return;
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return act(event, openSearch);
    if (ctrlKey || metaKey || altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const action = actions[key.toLowerCase()];
    if (action) return act(event, action);
    const entry = currentEntry();
    if (/^[1-9]$/.test(key) && entry) act(event, () => pickBranch(entry, Number(key)));
  });
  for (const opener of document.querySelectorAll('[data-open-search]')) opener.addEventListener('click', openSearch);
  document.querySelector('[data-open-keys]')?.addEventListener('click', openKeyHelp);
}

function act(event: KeyboardEvent, action: (event: KeyboardEvent) => void): void {
  event.preventDefault();
  action(event);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]')
  );
}

function openKeyHelp(): void {
  document.querySelector<HTMLDialogElement>('#keys')?.showModal();
}

const entries = () => [...document.querySelectorAll<HTMLElement>('[data-entry]')];

/** The entry the keys are about: the page's only one, or in a list the one that has focus. */
function currentEntry(): HTMLElement | null {
  const all = entries();
  return all.length === 1 ? (all[0] ?? null) : (document.activeElement?.closest<HTMLElement>('[data-entry]') ?? null);
}

function copyFirstReply(): void {
  pressIn('[data-copy-kind=reply]', '这一条暂无可发送的话术', '请先选择客户属于哪种情形');
}

/** Presses the first visible button of that kind in the current entry, or says why there is none. */
function pressIn(selector: string, none: string, hidden = none): void {
  const entry = currentEntry();
  if (!entry) {
    toast(entries().length > 1 ? '请先用 J / K 选中一条' : '这一页没有条目', 'warn');
    return;
  }
  const buttons = [...entry.querySelectorAll<HTMLElement>(selector)];
  const visible = buttons.find((button) => button.getClientRects().length > 0);
  if (visible) void press(visible);
  else toast(buttons.length > 0 ? hidden : none, 'warn');
}

function moveToEntry(step: 1 | -1): void {
  const all = entries();
  const current = currentEntry();
  const index = current ? all.indexOf(current) + step : 0;
  const next = all[Math.min(Math.max(index, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'start' });
}
