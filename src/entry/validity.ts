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
