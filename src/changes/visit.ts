/**
 * What a device remembers of its reader's visits. `seen` and `latest` are times of changes; only `at` is a time of the
 * reader's clock.
 */
export interface Visit {
  /** Seconds of the newest change that the visit before could see: later changes are marked. */
  seen: number;
  /** Seconds of the newest change that this visit could see. */
  latest: number;
  /** When the reader opened the last page, in milliseconds. */
  at: number;
}

/** A page after so long a pause (milliseconds) begins a new visit. */
const pause = 4 * 3_600_000;

/**
 * The visit that a page belongs to. Compares builds rather than clocks: a change that was made before a visit but
 * published after it is still new. Without a usable memory nothing is new.
 *
 * @param stored what the device gave back, of any type
 * @param latest seconds of the newest change in the build that is being read
 */
export function nextVisit(stored: unknown, latest: number, now: number): Visit {
  if (!isVisit(stored)) return { seen: latest, latest, at: now };
  const isNew = now < stored.at || now - stored.at > pause;
  return { seen: Math.min(isNew ? stored.latest : stored.seen, latest), latest, at: now };
}

function isVisit(value: unknown): value is Visit {
  if (typeof value !== 'object' || value === null) return false;
  const { seen, latest, at } = value as Record<string, unknown>;
  return [seen, latest, at].every((number) => typeof number === 'number' && Number.isFinite(number) && number > 0);
}
