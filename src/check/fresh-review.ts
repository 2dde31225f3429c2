import type { Entry } from '../entry/entry.ts';
import type { CheckedCorpus } from './rule.ts';

/** Whether a change of an entry was reviewed: it brings a new day of review. */
export function isReviewedAnew(entry: Pick<Entry, 'reviewed'>, before: Pick<Entry, 'reviewed'>): boolean {
  return entry.reviewed !== null && entry.reviewed.on !== before.reviewed?.on;
}

/** What an editor writes into an entry that was reviewed today, with the role that answers for the topic. */
export function reviewToWrite(
  { topic }: Pick<Entry, 'topic'>,
  { site, today }: Pick<CheckedCorpus, 'site' | 'today'>,
): string {
  return `reviewed: { on: ${today}, by: ${site.topics[topic]?.owner ?? '负责的组'} }`;
}
