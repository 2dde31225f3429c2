import { createHash } from 'node:crypto';
import { sentBy } from '../entry/customer-texts.ts';
import type { Entry } from '../entry/entry.ts';
import type { EscalationRoutes } from '../entry/site-data.ts';

/** Six characters that stand for the wording of an entry: another text for customers has another token. */
export function wordingToken(entry: Entry, routes: EscalationRoutes): string {
  return createHash('sha256')
    .update(JSON.stringify(sentBy(entry, routes)))
    .digest('hex')
    .slice(0, 6);
}
