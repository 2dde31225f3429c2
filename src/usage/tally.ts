import { Counter } from './counter.ts';
import { lineReader } from './log-line.ts';

/** How often each kind of thing happened. */
export interface Totals {
  searches: number;
  /** Searches without a confident match. */
  unsure: number;
  opens: number;
  copies: number;
}

/** Counts the lines of usage logs, one at a time; what it holds does not grow with the number of lines. */
export class Tally {
  readonly weeks = new Map<string, Totals>();
  readonly queries: Counter<string>;
  readonly unanswered: Counter<string>;
  readonly opened = new Counter<number>();
  readonly copied = new Counter<number>();
  lines = 0;
  malformed = 0;
  readonly #read = lineReader();

  /** @param limit different queries that are kept apart */
  constructor(limit?: number) {
    this.queries = new Counter(limit);
    this.unanswered = new Counter(limit);
  }

  add(line: string): void {
    if (line === '' || line === '\r') return;
    this.lines++;
    const beacon = this.#read(line);
    if (!beacon) {
      this.malformed++;
      return;
    }
    const { week, report } = beacon;
    const totals = this.#totals(week);
    switch (report.kind) {
      case 'search':
        totals.searches++;
        this.queries.add(asked(report.query), week);
        break;
      case 'none':
        totals.unsure++;
        this.unanswered.add(asked(report.query), week);
        break;
      case 'open':
        totals.opens++;
        this.opened.add(report.number, week);
        break;
      case 'copy':
        totals.copies++;
        this.copied.add(report.number, week);
        break;
    }
  }

  #totals(week: string): Totals {
    let totals = this.weeks.get(week);
    if (!totals) {
      totals = { searches: 0, unsure: 0, opens: 0, copies: 0 };
      this.weeks.set(week, totals);
    }
    return totals;
  }
}

/** The same question in another spelling is the same question. */
function asked(query: string): string {
  return query
    .toLowerCase()
    .replace(/[\s?!。,.;~、]+$/u, '')
    .replace(/\s+/g, ' ');
}
