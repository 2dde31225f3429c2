/** The list of what was copied on this device. Loads with its key. */
import { base } from './base.ts';
import { type CopiedText, forgetCopied, readCopied } from './copied-log.ts';
import { make } from './search/dom.ts';
import { timeOfDay } from './time-of-day.ts';

/** Opens the list over the page. */
export function openCopied(): void {
  const dialog = make('dialog', { class: 'copied', 'aria-labelledby': 'copied-title' });
  const forget = () => {
    forgetCopied();
    dialog.close();
  };
  dialog.append(
    make('h2', { id: 'copied-title' }, '最近复制'),
    renderCopied(readCopied()),
    make('p', { class: 'hint' }, '只记在这台设备上，不含填进去的称呼和账号。'),
    make(
      'form',
      { method: 'dialog' },
      make('button', { class: 'button' }, '关闭'),
      ' ',
      make('button', { type: 'button', class: 'button', onclick: forget }, '清除记录'),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** One line for each text: when it was copied, of which entry, and the text itself below. */
export function renderCopied(texts: readonly CopiedText[]): HTMLElement {
  if (texts.length === 0) return make('p', { class: 'hint' }, '还没有复制过。');
  return make('ol', { class: 'copied-list' }, ...texts.map(renderText));
}

function renderText({ number, title, url, branch, text, at }: CopiedText): HTMLElement {
  const name = `#${number} ${title}${branch ? `：${branch}` : ''}`;
  return make(
    'li',
    {},
    make('time', { datetime: new Date(at).toISOString() }, timeOf(at)),
    make('a', { href: base() + url }, name),
    make('p', { class: 'copied-text' }, text.replace(/\s+/g, ' ')),
  );
}

/** Time of day; the date, too, if that is not today. */
export function timeOf(at: number): string {
  const then = new Date(at);
  const time = timeOfDay(at);
  const isToday = then.toDateString() === new Date().toDateString();
  return isToday ? time : `${then.getMonth() + 1} 月 ${then.getDate()} 日 ${time}`;
}
