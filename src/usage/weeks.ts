/** When something was: the day and the ISO week in Shanghai, 2026-11-24 in 2026-W48. */
export interface Moment {
  day: string;
  week: string;
}

const dayLength = 86_400_000;
const shanghai = 8 * 3_600_000;

/** @param time ISO 8601; its clock and zone are taken for granted, its date has to exist */
export function momentOf(time: string): Moment | null {
  const midnight = Date.parse(`${time.slice(0, 10)}T00:00:00Z`);
  // Date.parse takes 02-30 for the second of March.
  if (Number.isNaN(midnight) || toDay(midnight) !== time.slice(0, 10)) return null;
  const instant = Date.parse(time);
  if (Number.isNaN(instant)) return null;
  return { day: toDay(instant + shanghai), week: weekOf(instant + shanghai) };
}

/** The calendar week before: of 2027-W01, 2026-W53. */
export function weekBefore(week: string): string {
  return weekOf(mondayOf(week) - 7 * dayLength);
}

/** The Monday of a week, as a day. */
export function firstDayOf(week: string): string {
  return toDay(mondayOf(week));
}

/** Its Sunday. */
export function lastDayOf(week: string): string {
  return toDay(mondayOf(week) + 6 * dayLength);
}

export function dayAfter(day: string): string {
  return toDay(Date.parse(day) + dayLength);
}

/** The same day of the year before; of 02-29, 03-01. */
export function yearBefore(day: string): string {
  const time = new Date(day);
  return toDay(time.setUTCFullYear(time.getUTCFullYear() - 1));
}

/** ISO 8601: weeks begin on Monday, and belong to the year that has their Thursday. */
function weekOf(time: number): string {
  const thursday = new Date(time + (3 - ((new Date(time).getUTCDay() + 6) % 7)) * dayLength);
  const days = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / dayLength);
  return `${thursday.getUTCFullYear()}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

function mondayOf(week: string): number {
  const [year = 0, number = 1] = week.split('-W').map(Number);
  // The fourth of January is always in the first week.
  const fourth = Date.UTC(year, 0, 4);
  return fourth + ((number - 1) * 7 - ((new Date(fourth).getUTCDay() + 6) % 7)) * dayLength;
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
