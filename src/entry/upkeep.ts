import { addDays, daysBetween } from './days.ts';
import type { Entry, Status } from './entry.ts';

/** What keeps an entry in order. The gate, the health pages, new drafts and what editors are told all read this. */

/** An entry with fewer aliases is hard to find. */
export const fewestAliases = 5;

/** How many days before its end an entry begins to expire. */
export const expiryNotice = 14;

export const statusLabels: Readonly<Record<Status, string>> = { published: '已上线', unpublished: '未上线' };

/** Days until an entry expires; null if the end is past, or more than `expiryNotice` days away. */
export function daysToExpiry({ validUntil }: Pick<Entry, 'validUntil'>, today: string): number | null {
  const left = validUntil ? daysBetween(today, validUntil) : Number.POSITIVE_INFINITY;
  return left >= 0 && left <= expiryNotice ? left : null;
}

/** The last day on which a review still holds; null without a review, or without a review period. */
export function reviewDue({ reviewed }: Pick<Entry, 'reviewed'>, reviewEvery: number | undefined): string | null {
  return reviewed && reviewEvery !== undefined ? addDays(reviewed.on, reviewEvery) : null;
}
