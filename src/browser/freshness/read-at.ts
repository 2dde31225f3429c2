/** Elements that came from the server later than the page, and when: in milliseconds since 1970. */
const times = new WeakMap<Element, number>();

/**
 * When the page came from the server. Going back and forward may show a page as it was kept in memory or on the disk; nobody
 * knows how old that is.
 */
const pageReadAt = isFromHistory() ? 0 : Date.now();

/** The entries of the page itself, as opposed to those that search read later and shows in it. */
export const entriesOfPage = 'article[data-entry]:not([data-source])';

/** When an element, or what it stands in, was read from the server. */
export function readAtOf(element: Element): number {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const time = times.get(at);
    if (time !== undefined) return time;
  }
  return pageReadAt;
}

/** Notes when an element was read from the server, or last found to be the same there. */
export function markRead(element: Element, time: number): void {
  times.set(element, time);
}

/** Whether the page itself is one that the browser had kept. */
export function isFromHistory(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return (navigation as PerformanceNavigationTiming | undefined)?.type === 'back_forward';
}
