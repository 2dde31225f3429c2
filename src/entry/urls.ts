import type { Entry } from './entry.ts';

/** Addresses below the base path of the site. Each ends with a slash, and none may ever change (DESIGN.md, Contracts). */

/** @param page a large topic is paged; the first page is the topic's own address */
export function topicUrl(topic: string, page = 1): string {
  return page === 1 ? `/${topic}/` : `/${topic}/page/${page}/`;
}

export function entryUrl({ topic, slug }: Pick<Entry, 'topic' | 'slug'>): string {
  return `/${topic}/${slug}/`;
}

/** The permanent short link, which agents put into tickets. */
export function shortUrl(number: number): string {
  return `/q/${number}/`;
}

/** What was sent of an entry at any time. */
export function historyAddress(number: number): string {
  return `${shortUrl(number)}history/`;
}

/** Where an entry is edited; without a number, where a new one begins. */
export function writeAddress(number?: number): string {
  return number === undefined ? '/write/' : `/write/?q=${number}`;
}

/** Whether a text that comes from elsewhere is an address of this site, and cannot lead to another host or run as code. */
export function isSiteUrl(text: unknown): text is string {
  return typeof text === 'string' && /^\/(?!\/)[\w\-/]*$/.test(text);
}
