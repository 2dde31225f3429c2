import { fromQuery, type Report } from './beacon-query.ts';

/** A beacon as it stands in the log. */
export interface Beacon {
  /** ISO week in Shanghai: 2026-W48. */
  week: string;
  report: Report;
}

/** Our own format (deploy/nginx/kling-qa/settings.conf): time, query, and what operations have added. */
const own = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)) (\S+)/;

/** The format nginx has by itself, if operations log beacons with everything else. */
const combined = /\[(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})\] "GET \S*\/beacon\?(\S+) HTTP/;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads lines of a log. The same query comes again and again, and 10,000,000 lines are not rare, so what was read
 * lately is kept.
 */
export function lineReader(): (line: string) => Beacon | null {
  const reports = remember(fromQuery);
  const weeks = remember(weekOf);
  return (line) => {
    const [time, query] = cut(line);
    // To the hour: all that a week depends on, time zone included.
    const week = time && weeks(`${time.slice(0, 13)}:00:00${time.slice(19)}`);
    const report = query ? reports(query) : null;
    return week && report ? { week, report } : null;
  };
}

function cut(line: string): [time: string, query: string] | [] {
  const ours = own.exec(line);
  if (ours) return [ours[1] ?? '', ours[2] ?? ''];
  const [, day, month = '', year, clock, zone, query] = combined.exec(line) ?? [];
  if (!query) return [];
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  return [`${year}-${number}-${day}T${clock}${zone}`, query];
}

/** ISO 8601: weeks begin on Monday, and belong to the year that has their Thursday. */
function weekOf(time: string): string | null {
  const instant = Date.parse(time);
  if (Number.isNaN(instant)) return null;
  const thursday = new Date(instant + 8 * 3_600_000);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  const days =
    (Date.UTC(thursday.getUTCFullYear(), thursday.getUTCMonth(), thursday.getUTCDate()) -
      Date.UTC(thursday.getUTCFullYear(), 0, 1)) /
    86_400_000;
  return `${thursday.getUTCFullYear()}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** How many answers are kept before starting afresh; a bound, so that a log of all different lines fits too. */
const kept = 10_000;

function remember<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined || known.has(key)) return answer as T;
    if (known.size >= kept) known.clear();
    // A piece of a string keeps all of it in memory, here a piece of the file; so the key is made anew.
    const own = key.split('').join('');
    const fresh = work(own);
    known.set(own, fresh);
    return fresh;
  };
}
