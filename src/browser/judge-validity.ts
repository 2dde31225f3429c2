import { shanghaiDate } from '../entry/days.ts';
import { validityOn } from '../entry/validity.ts';

/**
 * Judges every entry below `root` by today's date: a static page may be older than the day it is read. Marks what is
 * out of its period, and tells copy buttons why they must refuse.
 */
export function judgeValidity(root: ParentNode, now = new Date()): void {
  const today = shanghaiDate(now);
  for (const element of root.querySelectorAll<HTMLElement>('[data-valid-from], [data-valid-until]')) {
    const validFrom = element.dataset['validFrom'] ?? null;
    const validUntil = element.dataset['validUntil'] ?? null;
    const validity = validityOn(today, { validFrom, validUntil });
    const expired = validity === 'expired';
    const reason = expired ? `这一条已于 ${validUntil} 过期` : `这一条从 ${validFrom} 起才生效`;
    const valid = validity === 'current';
    if (valid) delete element.dataset['refusal'];
    else element.dataset['refusal'] = reason;
    show(element, '[data-validity-badge]', valid ? '' : expired ? '已过期' : '未生效');
    show(element, '[data-validity-notice]', valid ? '' : `${reason}，不能复制给客户。`);
  }
}

/** Judges a page again when the reader comes back to it: it may have been left open overnight. */
export function watchValidity(): void {
  judgeValidity(document);
  document.addEventListener('visibilitychange', () => judgeValidity(document));
}

function show(parent: Element, selector: string, text: string): void {
  const element = parent.querySelector<HTMLElement>(selector);
  if (!element) return;
  element.textContent = text;
  element.hidden = text === '';
}
