/** Whether an entry may be used today. Dates are inclusive, in Asia/Shanghai. */
export type Validity = 'current' | 'not-yet' | 'expired';

interface Validities {
  validFrom: string | null;
  validUntil: string | null;
}

/** @param today ISO date in Asia/Shanghai, see `shanghaiDate` */
export function validityOn(today: string, { validFrom, validUntil }: Validities): Validity {
  if (validFrom && today < validFrom) return 'not-yet';
  if (validUntil && today > validUntil) return 'expired';
  return 'current';
}

/** The ISO date in Asia/Shanghai (UTC+8, no daylight saving) at an instant. */
export function shanghaiDate(instant: Date): string {
  return new Date(instant.valueOf() + 8 * 3_600_000).toISOString().slice(0, 10);
}
