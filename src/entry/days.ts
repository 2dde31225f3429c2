/**
 * Days are ISO dates in Asia/Shanghai (UTC+8, no daylight saving), where our readers are: 2026-11-24. Weeks are those of
 * ISO 8601, which begin on Monday: 2026-W48.
 */

const dayLength = 86_400_000;
const shanghai = 8 * 3_600_000;

/** The day at an instant. */
export function shanghaiDate(instant: Date): string {
  return toDay(instant.valueOf() + shanghai);
}

/** Whether a text is a day of the calendar: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 02-30 for the second of March.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && toDay(time) === text;
}

/** Whole days from one day to another; negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** The day that is some days later. */
export function addDays(day: string, days: number): string {
  return toDay(Date.parse(day) + days * dayLength);
}

/** The same day one year earlier; for 02-29 the result is 03-01. */
export function yearBefore(day: string): string {
  const time = new Date(day);
  return toDay(time.setUTCFullYear(time.getUTCFullYear() - 1));
}

/** The week of a day. A week belongs to the year that has its Thursday. */
export function weekOf(day: string): string {
  const thursday = addDays(day, 3 - ((new Date(day).getUTCDay() + 6) % 7));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The week before a week: `weekBefore('2027-W01')` is 2026-W53. */
export function weekBefore(week: string): string {
  return weekOf(addDays(firstDayOf(week), -7));
}

/** The Monday of a week. */
export function firstDayOf(week: string): string {
  const [year, number] = week.split('-W');
  // The fourth of January is always in the first week.
  const fourth = `${year}-01-04`;
  return addDays(fourth, (Number(number) - 1) * 7 - ((new Date(fourth).getUTCDay() + 6) % 7));
}

/** The Sunday of a week. */
export function lastDayOf(week: string): string {
  return addDays(firstDayOf(week), 6);
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
