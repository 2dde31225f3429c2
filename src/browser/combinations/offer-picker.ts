import { onNewBuild } from '../freshness/build.ts';
import { offerReload } from '../reload-offer.ts';

/** Fills in the picker of a page once it is open, and again for each new build. Code and table load only then. */
export function offerPicker(): void {
  const details = document.querySelector<HTMLDetailsElement>('[data-combinations]');
  if (!details) return;
  if (details.open) void fill(details);
  else details.addEventListener('toggle', () => void fill(details), { once: true });
}

async function fill(details: HTMLDetailsElement): Promise<void> {
  try {
    const [code, { loadTable }] = await Promise.all([import('./picker.ts'), import('./load-table.ts')]);
    const load = async () => (await loadTable()) ?? Promise.reject(new Error('the table did not load'));
    let picker = code.renderPicker(await load());
    details.append(picker.element);
    const renew = async () => {
      picker = code.renewPicker(picker, await load());
    };
    onNewBuild(() => void renew().catch(() => offerReload('offline')));
  } catch {
    offerReload('offline');
  }
}
