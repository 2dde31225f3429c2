/** Where the texts of the outbox are kept: as long as the tab. */
export const outboxKey = 'outbox';

/** Shows what was collected on other pages of this tab. The code loads only if something was. */
export function offerOutbox(): void {
  show();
  // Another page of the tab may have collected before the reader came back to this one.
  addEventListener('pageshow', show);
}

function show(): void {
  try {
    if (!sessionStorage.getItem(outboxKey)) return;
  } catch {
    // Storage is forbidden, so nothing was collected.
    return;
  }
  void import('./outbox.ts').then(({ showOutbox }) => showOutbox());
}
