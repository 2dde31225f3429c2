/** What Back brings back. Kept with the entry of the browser's history, so each tab and each page has its own. */
export interface KeptSearch {
  query: string;
  /** The chosen hit; null if none was chosen. */
  number: number | null;
}

/** What was kept in a state of the browser's history; null if nothing was. */
export function readKeptSearch(state: unknown): KeptSearch | null {
  const { search } = (state ?? {}) as { search?: unknown };
  const { query, number } = (search ?? {}) as Partial<Record<keyof KeptSearch, unknown>>;
  if (typeof query !== 'string') return null;
  return { query, number: typeof number === 'number' ? number : null };
}

/** @param url the address of the page, where it changes with the query */
export function keepSearch(search: KeptSearch | null, url: URL | string = location.href): void {
  const kept = readKeptSearch(history.state);
  const isSame = kept?.query === search?.query && kept?.number === search?.number;
  if (isSame && String(url) === location.href) return;
  try {
    history.replaceState({ ...history.state, search }, '', url);
  } catch {
    // Safari refuses more than 100 changes in half a minute; the next one will be kept.
  }
}
