import { type Copied, type Verdict, verdicts } from './beacon-query.ts';
import { Counter } from './counter.ts';
import { type Beacon, type Days, lineReader } from './log-line.ts';

/** How often each kind of event happened; copies are counted by what was copied. */
export type Totals = Record<'searches' | 'unsure' | 'opens' | 'useful' | 'useless' | Copied, number>;

export interface TallyOptions extends Days {
  /** How many different queries are counted, each by itself. */
  limit?: number;
}

/**
 * How many different entries a log may name: the size of the largest corpus that is measured (bench/SCALE.md). Further
 * numbers are forged.
 */
const mostEntries = 10_000;

/** Counts the lines of usage logs, one at a time. Its memory does not grow with the number of lines. */
export class Tally {
  readonly weeks = new Map<string, Totals>();
  readonly queries: Counter<string>;
  readonly unanswered: Counter<string>;
  /** The entry that came first for a query without a confident match. */
  readonly nearest = new Map<string, number>();
  /** Searches after which a reply was copied: the entry's number, a blank, and the query. */
  readonly answers: Counter<`${number} ${string}`>;
  readonly opened = new Counter<number>(mostEntries);
  readonly copied = {
    reply: new Counter<number>(mostEntries),
    tell: new Counter<number>(mostEntries),
    ticket: new Counter<number>(mostEntries),
  };
  /** What agents said of entries. */
  readonly rated = Object.fromEntries(
    Object.keys(verdicts).map((verdict) => [verdict, new Counter<number>(mostEntries)]),
  ) as Record<Verdict, Counter<number>>;
  lines = 0;
  malformed = 0;
  /** The first and the last day of the lines. */
  from = '';
  to = '';
  readonly #read: ReturnType<typeof lineReader>;
  readonly #limit: number;

  constructor({ limit = 50_000, ...days }: TallyOptions = {}) {
    this.#limit = limit;
    this.#read = lineReader(days);
    this.queries = new Counter(limit);
    this.unanswered = new Counter(limit);
    this.answers = new Counter(limit);
  }

  add(line: string): void {
    if (line === '' || line === '\r') return;
    this.lines++;
    const beacon = this.#read(line);
    if (!beacon) {
      this.malformed++;
      return;
    }
    const { day } = beacon;
    if (this.from === '' || day < this.from) this.from = day;
    if (day > this.to) this.to = day;
    this.#count(beacon);
  }

  #count({ week, report }: Beacon): void {
    const totals = this.#totals(week);
    switch (report.kind) {
      case 'search': {
        totals.searches++;
        const query = asked(report.query);
        if (query === '') return;
        this.queries.add(query, week);
        if (!report.confident && report.first !== null) this.#remember(query, report.first);
        break;
      }
      case 'none': {
        // A bare order number says nothing about what was asked.
        const query = asked(report.query);
        if (query === '') return;
        totals.unsure++;
        this.unanswered.add(query, week);
        break;
      }
      case 'open':
        totals.opens++;
        this.opened.add(report.number, week);
        break;
      case 'copy':
        totals[report.which]++;
        this.copied[report.which].add(report.number, week);
        if (report.which === 'reply') this.#countAnswer(asked(report.query ?? ''), report.number, week);
        break;
      case 'rate':
        totals[report.verdict === 'useful' ? 'useful' : 'useless']++;
        this.rated[report.verdict].add(report.number, week);
        break;
    }
  }

  #countAnswer(query: string, number: number, week: string): void {
    if (query !== '') this.answers.add(`${number} ${query}`, week);
  }

  #remember(query: string, first: number): void {
    if (this.nearest.size < this.#limit || this.nearest.has(query)) this.nearest.set(query, first);
  }

  #totals(week: string): Totals {
    let totals = this.weeks.get(week);
    if (!totals) {
      totals = { searches: 0, unsure: 0, opens: 0, useful: 0, useless: 0, reply: 0, tell: 0, ticket: 0 };
      this.weeks.set(week, totals);
    }
    return totals;
  }
}

/** The key of a question, equal for different spellings; empty for a question that consists of masks only. */
function asked(query: string): string {
  const said = query.replace(/〔\p{Script=Han}+〕/gu, '');
  if (!/[\p{L}\p{N}]/u.test(said)) return '';
  return query
    .toLowerCase()
    .replace(/[\s?!。,.;~、]+$/u, '')
    .replace(/\s+/g, ' ');
}
