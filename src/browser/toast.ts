import { topDialog } from './typing.ts';

let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes away what was said: what it is about is no longer on screen. */
export function clearToast(): void {
  clearTimeout(timer);
  const element = document.getElementById('toast');
  element?.removeAttribute('data-shown');
  element?.replaceChildren();
}

/** Says something at the foot of the page; screen readers hear it too. A warning stays longer. */
export function toast(message: string, tone: 'ok' | 'warn' = 'ok'): void {
  const element = document.getElementById('toast');
  if (!element) return;
  // A modal dialog covers everything outside it, so the message moves into the open one.
  const host = topDialog() ?? document.body;
  if (element.parentElement !== host) host.append(element);
  element.textContent = message;
  element.dataset['tone'] = tone;
  element.toggleAttribute('data-shown', true);
  clearTimeout(timer);
  timer = setTimeout(() => element.removeAttribute('data-shown'), tone === 'ok' ? 2500 : 6000);
}
