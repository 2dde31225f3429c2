import { topDialog } from './typing.ts';

/** Why only a fresh page helps. */
const reasons = {
  ended: '登录已过期。请刷新页面，重新登录。',
  offline: '没有加载成功，可能断网了。连上之后请刷新页面，再试一次。',
  outdated: '网站已经更新，请刷新页面再用。',
} as const;

type ReloadReason = keyof typeof reasons;

let bar: HTMLElement | undefined;
let shown: ReloadReason | undefined;

/** Says at the foot of the page why it has to be loaded again, with a button that does; it stays until that is over. */
export function offerReload(reason: ReloadReason): void {
  bar ??= buildBar();
  shown = reason;
  // A modal dialog covers everything outside it.
  const host = topDialog() ?? document.body;
  if (bar.parentElement !== host) host.append(bar);
  const [text] = bar.children;
  if (text) text.textContent = reasons[reason];
}

/** Takes the offer away if that was its reason: the reason is over. */
export function withdrawOffer(reason: ReloadReason): void {
  if (shown === reason) bar?.remove();
}

function buildBar(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'reload-offer notice danger';
  element.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.className = 'button';
  button.textContent = '刷新页面';
  button.addEventListener('click', () => location.reload());
  element.append(document.createElement('p'), button);
  return element;
}
