import { base } from './base.ts';
import { rememberEntry } from './search/recents.ts';
import { toast } from './toast.ts';

/** The entries that were visited in this tab, in their order, and at which of them the reader is. */
interface Trail {
  urls: string[];
  at: number;
}

const key = 'trail';
const kept = 50;

/** Remembers the visit of an entry's own page, wherever the reader came from. */
export function noteVisit(): void {
  const article = document.querySelector<HTMLElement>('.entry:has(> .entry-head > h1)');
  if (!article) return;
  const { pathname } = location;
  const title = article.querySelector('h1')?.textContent.trim() ?? '';
  rememberEntry({ number: Number(article.dataset['entry']), title, url: pathname.slice(base().length) });
  const { urls, at } = readTrail();
  // Walking along the trail leads to where the trail already says that the reader is.
  if (urls[at] === pathname) return;
  const walked = [...urls.slice(0, at + 1), pathname].slice(-kept);
  writeTrail({ urls: walked, at: walked.length - 1 });
}

/** Goes to the entry that was visited before or after this one; from another page, to the last entry. */
export function walk(step: 1 | -1): void {
  const { urls, at } = readTrail();
  const next = urls[at] === location.pathname ? at + step : at;
  const url = urls[next];
  if (url === undefined) {
    toast(step < 0 ? '前面没有看过的条目了' : '后面没有看过的条目了', 'warn');
    return;
  }
  writeTrail({ urls, at: next });
  location.assign(url);
}

function readTrail(): Trail {
  try {
    const { urls, at } = (JSON.parse(sessionStorage.getItem(key) ?? '{}') ?? {}) as Partial<Trail>;
    return { urls: Array.isArray(urls) ? urls.filter((url) => /^\/(?!\/)/.test(url)) : [], at: at ?? -1 };
  } catch {
    return { urls: [], at: -1 };
  }
}

function writeTrail(trail: Trail): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(trail));
  } catch {
    // Storage may be forbidden: the browser's own back button still works.
  }
}
