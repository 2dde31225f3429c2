import type { Entry } from './entry.ts';

/** Whether an entry may be used today. Dates are inclusive, in Asia/Shanghai. */
export type Validity = 'current' | 'not-yet' | 'expired';

interface Validities {
  validFrom: string | null;
  validUntil: string | null;
}

/** @param today ISO date in Asia/Shanghai, see days.ts */
export function validityOn(today: string, { validFrom, validUntil }: Validities): Validity {
  if (validFrom && today < validFrom) return 'not-yet';
  if (validUntil && today > validUntil) return 'expired';
  return 'current';
}

/** Why an entry may not be used on a day, in words for agents; null if it may. */
export function refusalOn(today: string, entry: Validities): string | null {
  const validity = validityOn(today, entry);
  if (validity === 'current') return null;
  return validity === 'expired' ? `这一条已于 ${entry.validUntil} 过期` : `这一条从 ${entry.validFrom} 起才生效`;
}

/**
 * Why no program may send the replies of an entry to customers on a day, in words for agents; null if it may. Everything that feeds
 * programs asks this.
 */
export function reservationOn(today: string, entry: Validities & Pick<Entry, 'status' | 'verify'>): string | null {
  if (entry.status === 'unpublished') return '还没上线，确认可用之前不要发给客户';
  if (entry.verify.length > 0) return '有疑点，核实之后才发给客户';
  const refusal = refusalOn(today, entry);
  return refusal && `${refusal}，不能发给客户`;
}
