import { lastDayOf, weekBefore } from '../entry/days.ts';
import type { Words } from '../entry/site-data.ts';
import type { ExportedEntry } from '../export/contracts.ts';
import { complaints, type Verdict } from './beacon-query.ts';
import { type Count, sumOf } from './counter.ts';
import { type Group, groupQueries } from './group-queries.ts';
import type { Tally, Totals } from './usage-tally.ts';

export type KnownEntry = Pick<ExportedEntry, 'number' | 'title' | 'topic' | 'status' | 'aliases' | 'replies'>;

/** What a log says of one entry. */
export interface EntryUse {
  number: number;
  /** Absent if there is no such entry, or if no list of entries was given. */
  entry: KnownEntry | undefined;
  opened: Count;
  /** Replies copied. */
  reply: Count;
  tell: Count;
  ticket: Count;
  /** How often each thing was said of the entry. */
  rated: Record<Verdict, Count>;
  /** How often a reason was given why the entry did not help. */
  useless: Count;
  /** Openings and all copies together. */
  used: Count;
}

export interface Question extends Group {
  /** The entry that search offered for the question, if any. */
  nearest: number | undefined;
  /** The known gap that search took the question for; empty if none. */
  gap: string;
}

/** How often customers asked for what nobody has answered yet. */
export interface AskedGap extends Count {
  about: string;
}

/** What the corpus says today, as far as a report needs it. */
export interface Corpus {
  entries: readonly KnownEntry[];
  words: Pick<Words, 'sameMeaning'>;
  /** Unanswered query → the known gap that search takes it for today. */
  gapOf: ReadonlyMap<string, string>;
}

/** What the lists of the report are made from. */
export interface Usage {
  tally: Tally;
  /** Old to new. */
  weeks: [week: string, totals: Totals][];
  /** 本周: the newest week of the log, and the calendar week before it. */
  latest: string;
  former: string;
  /** Whether the log ends before its newest week does. */
  isOpen: boolean;
  questions: Question[];
  /** Known gaps that were asked, the most asked first. */
  gaps: AskedGap[];
  /** How many questions stand alone because there are too many to group. */
  ungrouped: number;
  entries: EntryUse[];
  titles: ReadonlyMap<number, string>;
}

/** Grouping compares each query with the groups so far; beyond this the rare ones say little any more. */
export const grouped = 5000;

export function readUsage(tally: Tally, { entries: known, words, gapOf }: Corpus): Usage {
  const weeks = [...tally.weeks].sort(([a], [b]) => (a < b ? -1 : 1));
  const latest = weeks.at(-1)?.[0] ?? '';
  const asked = tally.unanswered.top();
  const phrases = known.flatMap(({ title, aliases }) => [title, ...aliases]);
  const groups = groupQueries(asked.slice(0, grouped), { phrases, ...words });
  const alone = asked.slice(grouped).map(([query, count]): Group => ({ query, others: [], ...count }));
  return {
    tally,
    weeks,
    latest,
    former: latest && weekBefore(latest),
    isOpen: latest !== '' && tally.to < lastDayOf(latest),
    questions: [...groups, ...alone].map((group) => ({ ...group, ...foundFor(group, tally.nearest, gapOf) })),
    gaps: askedGaps(tally, gapOf),
    ungrouped: alone.length,
    entries: usesOf(tally, known),
    titles: new Map(known.map(({ number, title }) => [number, title])),
  };
}

function foundFor(
  { query, others }: Group,
  nearest: Tally['nearest'],
  gapOf: Corpus['gapOf'],
): Pick<Question, 'nearest' | 'gap'> {
  const first = <T>(found: ReadonlyMap<string, T>) =>
    [query, ...others].map((asked) => found.get(asked)).find((one) => one !== undefined);
  return { nearest: first(nearest), gap: first(gapOf) ?? '' };
}

function askedGaps({ unanswered }: Tally, gapOf: Corpus['gapOf']): AskedGap[] {
  return [...Map.groupBy(gapOf, ([, gap]) => gap)]
    .map(([about, queries]) => ({ about, ...sumOf(queries.map(([query]) => unanswered.get(query))) }))
    .sort((a, b) => b.total - a.total);
}

function usesOf({ opened, copied, rated }: Tally, known: readonly KnownEntry[]): EntryUse[] {
  const counters = [opened, ...Object.values(copied)];
  const verdictsOn = (number: number) =>
    Object.fromEntries(
      Object.entries(rated).map(([verdict, counter]) => [verdict, counter.get(number)]),
    ) as EntryUse['rated'];
  const entries = new Map(known.map((entry) => [entry.number, entry]));
  const seen = [...counters, ...Object.values(rated)].flatMap((counter) => counter.top().map(([number]) => number));
  return [...new Set([...entries.keys(), ...seen.sort((a, b) => a - b)])].map((number) => ({
    number,
    entry: entries.get(number),
    opened: opened.get(number),
    reply: copied.reply.get(number),
    tell: copied.tell.get(number),
    ticket: copied.ticket.get(number),
    rated: verdictsOn(number),
    useless: sumOf(complaints.map((verdict) => rated[verdict].get(number))),
    used: sumOf(counters.map((counter) => counter.get(number))),
  }));
}
