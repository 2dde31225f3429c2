import deskStyles from '../styles/desk.css?url';
import { loadLate } from './load-late.ts';
import { loadStyles } from './load-styles.ts';

type Desk = typeof import('./desk.ts');

let loading: Promise<Desk | null> | undefined;

/** Loads what agents do with an entry; null if that did not load, and then the agent is told. */
export async function loadDesk(): Promise<Desk | null> {
  loading ??= loadLate(() => import('./desk.ts'));
  const desk = await loading;
  if (!desk) loading = undefined;
  return desk;
}

/** Loads the desk right after the page, so that it is there when it is needed, with or without the network. */
export function prepareDesk(): void {
  addEventListener('load', () => {
    // Without its styles everything works, and looks plain.
    loadStyles(deskStyles).catch(() => {});
    void loadDesk();
  });
}
