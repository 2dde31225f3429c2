import type { Entry } from './entry.ts';

/** Where things are on the site, below its base path. URLs end with a slash; they are promises (see DESIGN.md). */

export function topicUrl(topic: string): string {
  return `/${topic}/`;
}

export function entryUrl({ topic, slug }: Pick<Entry, 'topic' | 'slug'>): string {
  return `/${topic}/${slug}/`;
}

/** The permanent short link, which agents put into tickets. */
export function shortUrl(number: number): string {
  return `/q/${number}/`;
}
