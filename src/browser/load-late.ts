import { askBuild } from './freshness/build.ts';
import { offerReload } from './reload-offer.ts';

/** Loads code on its first use; null if that did not load, and then the agent is told. */
export async function loadLate<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch {
    await explainFailure();
    return null;
  }
}

/** The browser remembers that code failed to load, or a deploy took it away: only a fresh page helps. */
export async function explainFailure(): Promise<void> {
  const access = await askBuild();
  // With access that has ended `askBuild` has said so.
  if (access !== 'ended') offerReload(access === 'lost' ? 'offline' : 'outdated');
}
