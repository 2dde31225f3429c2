import { shanghaiDate, validityOn } from '../entry/validity.ts';

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
    if (validity === 'current') continue;
    const expired = validity === 'expired';
    const reason = expired ? `这一条已于 ${validUntil} 过期` : `这一条从 ${validFrom} 起才生效`;
    element.dataset['validity'] = validity;
    element.dataset['refusal'] = reason;
    show(element, '[data-validity-badge]', expired ? '已过期' : '未生效');
    show(element, '[data-validity-notice]', `${reason}，不能复制给客户。`);
  }
}

function show(parent: Element, selector: string, text: string): void {
  const element = parent.querySelector<HTMLElement>(selector);
  if (!element) return;
  element.textContent = text;
  element.hidden = false;
}
