import { offerReload } from '../reload-offer.ts';

/** Fills in the picker of a page once it is open. Code and table load only then. */
export function offerPicker(): void {
  const details = document.querySelector<HTMLDetailsElement>('[data-combinations]');
  if (!details) return;
  if (details.open) void fill(details);
  else details.addEventListener('toggle', () => void fill(details), { once: true });
}

async function fill(details: HTMLDetailsElement): Promise<void> {
  try {
    const [{ renderPicker }, { loadTable }] = await Promise.all([import('./picker.ts'), import('./load-table.ts')]);
    const table = await loadTable();
    if (!table) throw new Error('the table did not load');
    details.append(renderPicker(table).element);
  } catch {
    offerReload('offline');
  }
}
