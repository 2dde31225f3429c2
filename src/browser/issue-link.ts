/** Characters of replies in a report: a server takes addresses of some 8 kB, and a Han character needs 9 bytes. */
const longestQuote = 500;

/** 报告问题 carries what the reader has on screen: the address, and the replies as they are shown now. */
export function fillReports(): void {
  // pointerdown comes before every way of opening a link with a pointer, click is what the keyboard does.
  for (const event of ['pointerdown', 'click'] as const)
    document.addEventListener(event, ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('[data-report]') : null;
      if (link) fill(link);
    });
}

function fill(link: HTMLAnchorElement): void {
  const field = link.dataset['report'] ?? '';
  link.dataset['blank'] ??= link.href;
  const url = new URL(link.dataset['blank']);
  const { origin, pathname } = location;
  // Without the query: what a customer wrote may stand there.
  const lines = [url.searchParams.get(field), `网址：${origin}${pathname}`, '看到的话术：', visibleReplies()];
  url.searchParams.set(field, lines.join('\n'));
  link.href = url.href;
}

function visibleReplies(): string {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-copy-kind=reply]')];
  const shown = buttons.filter((button) => button.getClientRects().length > 0);
  const text = shown.map((button) => button.dataset['copy']).join('\n\n');
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}……` : text || '（没有）';
}
