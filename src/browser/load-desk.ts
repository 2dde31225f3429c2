import { offerReload } from './reload-offer.ts';

type Desk = typeof import('./desk.ts');

let loading: Promise<Desk> | undefined;

/** Loads what agents do with an entry; null if that did not load, and then the agent is told. */
export async function loadDesk(): Promise<Desk | null> {
  loading ??= import('./desk.ts');
  try {
    return await loading;
  } catch {
    loading = undefined;
    offerReload('offline');
    return null;
  }
}

/** Loads the desk right after the page, so that it is there when it is needed, with or without the network. */
export function prepareDesk(): void {
  addEventListener('load', () => void loadDesk());
}
