import type { Kind, Report, Reports } from '../usage/beacon-query.ts';

/**
 * Says what was searched, opened or copied. Only where operations have switched the beacon on (SITE_BEACON=1) does a
 * page hold anything that listens (send-beacon.ts); elsewhere nothing is loaded or sent. Never throws, never waits.
 *
 *     report('copy', { number: 1005, which: 'reply' });
 */
export function report<K extends Kind>(kind: K, data: Reports[K]): void {
  dispatchEvent(new CustomEvent<Report>('report', { detail: { kind, ...data } as Report }));
}
