import { isDay, shanghaiDate, weekOf } from '../entry/days.ts';
import { fromQuery, type Report } from './beacon-query.ts';

/** When a line was written, in Shanghai. */
export interface Moment {
  day: string;
  week: string;
}

/** A beacon as it stands in the log. */
export interface Beacon extends Moment {
  report: Report;
}

/** The days that lines may be of, both included. */
export interface Days {
  firstDay?: string;
  lastDay?: string;
}

const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-6]\d`;
const zone = String.raw`[+-](?:0\d|1[0-4]):?[0-5]\d`;

/** Our own format (deploy/nginx/kling-qa/settings.conf): time, query, and what operations have added. */
const own = new RegExp(String.raw`^(\d{4}-\d\d-\d\dT${clock}(?:Z|${zone})) (\S+)`);

/** nginx's own format, if operations log beacons with everything else. Refused requests do not count. */
const combined = new RegExp(
  String.raw`\[(\d\d)/(\w{3})/(\d{4}):(${clock}) (${zone})\] "GET \S*/beacon\?(\S+) HTTP/[\d.]+" 204 `,
);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads lines of a log. The same query comes again and again, in up to 10,000,000 lines, so the last results are kept.
 *
 * @param days a line of any other day comes from a wrong clock and is not read
 */
export function lineReader({
  firstDay = '0000-01-01',
  lastDay = '9999-12-31',
}: Days = {}): (line: string) => Beacon | null {
  const reports = remember(fromQuery);
  const moments = remember(momentOf);
  return (line) => {
    const [time, query] = cut(line);
    // Cut to the minute, with the time zone: day and week depend on nothing else.
    const moment = time && moments(`${time.slice(0, 17)}00${time.slice(19)}`);
    const report = query ? reports(query) : null;
    return moment && report && firstDay <= moment.day && moment.day <= lastDay ? { ...moment, report } : null;
  };
}

/** @param time ISO 8601; its clock and zone are taken for granted, its date has to exist */
function momentOf(time: string): Moment | null {
  const instant = new Date(time);
  if (!isDay(time.slice(0, 10)) || Number.isNaN(instant.valueOf())) return null;
  const day = shanghaiDate(instant);
  return { day, week: weekOf(day) };
}

function cut(line: string): [time: string, query: string] | [] {
  const ours = own.exec(line);
  if (ours) return [ours[1] ?? '', ours[2] ?? ''];
  const [, day, month = '', year, clock, zone, query] = combined.exec(line) ?? [];
  if (!query) return [];
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  return [`${year}-${number}-${day}T${clock}${zone}`, query];
}

/** How many results are kept before all are dropped. The bound keeps memory small for a log of ever different lines. */
const kept = 10_000;

function remember<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined || known.has(key)) return answer as T;
    if (known.size >= kept) known.clear();
    // A slice of a string keeps the whole string in memory, here a part of the file. Joining with a blank makes a copy.
    const own = ` ${key}`.slice(1);
    const fresh = work(own);
    known.set(own, fresh);
    return fresh;
  };
}
