import { isSiteUrl } from '../../entry/urls.ts';

/** Recent searches and opened entries. They stay on the device, and may be missing, forbidden or garbage there. */
export interface Recents {
  queries: string[];
  entries: { number: number; title: string; url: string }[];
}

const key = 'recent';
const kept = 8;

export function readRecents(): Recents {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const { queries, entries } = (value ?? {}) as Partial<Record<keyof Recents, unknown>>;
    return {
      queries: Array.isArray(queries) ? queries.filter((query) => typeof query === 'string').slice(0, kept) : [],
      entries: Array.isArray(entries) ? entries.filter(isRecentEntry).slice(0, kept) : [],
    };
  } catch {
    return { queries: [], entries: [] };
  }
}

export function rememberQuery(query: string): void {
  const text = query.trim().slice(0, 60);
  if (text === '') return;
  const recents = readRecents();
  // While a word grows letter by letter only its last form is worth keeping.
  const others = recents.queries.filter((other) => !text.startsWith(other) && !other.startsWith(text));
  write({ ...recents, queries: [text, ...others].slice(0, kept) });
}

export function rememberEntry(entry: Recents['entries'][number]): void {
  const recents = readRecents();
  const others = recents.entries.filter(({ number }) => number !== entry.number);
  write({ ...recents, entries: [entry, ...others].slice(0, kept) });
}

export function clearRecents(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is forbidden, so there is nothing to clear.
  }
}

function write(recents: Recents): void {
  try {
    localStorage.setItem(key, JSON.stringify(recents));
  } catch {
    // Storage is full or forbidden. Recents are only a convenience.
  }
}

/** Stored addresses become links, so each has to be an address of this site. */
function isRecentEntry(value: unknown): value is Recents['entries'][number] {
  const { number, title, url } = (value ?? {}) as Record<string, unknown>;
  return Number.isInteger(number) && typeof title === 'string' && isSiteUrl(url);
}
