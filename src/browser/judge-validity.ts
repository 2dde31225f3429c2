import { shanghaiDate } from '../entry/days.ts';
import { refusalOn, validityOn } from '../entry/validity.ts';

/**
 * Judges every entry below `root` by today's date: a static page may be older than the day it is read. Marks what is
 * out of its period, and tells copy buttons why they must refuse.
 */
export function judgeValidity(root: ParentNode, now = new Date()): void {
  const today = shanghaiDate(now);
  for (const element of root.querySelectorAll<HTMLElement>('[data-valid-from], [data-valid-until]')) {
    const validFrom = element.dataset['validFrom'] ?? null;
    const validUntil = element.dataset['validUntil'] ?? null;
    const period = { validFrom, validUntil };
    const reason = refusalOn(today, period);
    const badges = { current: '', expired: '已过期', 'not-yet': '未生效' };
    if (reason === null) delete element.dataset['refusal'];
    else element.dataset['refusal'] = reason;
    show(element, '[data-validity-badge]', badges[validityOn(today, period)]);
    show(element, '[data-validity-notice]', reason === null ? '' : `${reason}，不能复制给客户。`);
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
