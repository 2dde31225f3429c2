import { askBuild, askBuildAgain, isOfEarlierBuild } from './build.ts';
import { entriesOfPage, isFromHistory, readAtOf } from './read-at.ts';

/** Asks for the newest build when the reader comes back to a page, and then shows what changed of its entries. */
export function watchBuild(): void {
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void comeBack(askBuild);
  });
  // A page that was kept by the browser is as old as it is.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted || isFromHistory()) void comeBack(askBuild);
  });
  // Beside the window of a CRM a page is always visible.
  addEventListener('focus', () => void comeBack(askBuildAgain));
}

async function comeBack(ask: typeof askBuild): Promise<void> {
  if ((await ask()) !== 'given') return;
  const entry = document.querySelector(entriesOfPage);
  if (!entry || !isOfEarlierBuild(readAtOf(entry))) return;
  // If it does not load, the entry stays of an earlier build, and copying says so.
  const { renewPage } = await import('./renew.ts');
  await renewPage();
}
