import type { Severity } from '../check/severity.ts';
import { isEntryFile } from '../entry/paths.ts';
import type { Problem } from '../entry/problem.ts';
import type { Redirects } from '../entry/site-data.ts';
import { compareCorpora, type EntryDifference } from './compare-entries.ts';
import { compareFacts, type FactDifference, type Side } from './compare-facts.ts';
import { compareShared, type SharedDifference } from './compare-shared.ts';
import type { MovedQuery } from './moved-queries.ts';

/** `isStanding`: it only reminds of what the change leaves alone. */
export type JudgedProblem = Problem & { severity: Severity; isStanding: boolean };

/** Everything the report says, before it is put into words. */
export interface Report {
  entries: EntryDifference[];
  facts: FactDifference[];
  /** Rows of the files that all entries share. */
  shared: SharedDifference[];
  redirects: { added: Redirects; removed: Redirects };
  /** Entry files that cannot be read, so that nothing could be compared. */
  unread: { base: string[]; head: string[] };
  /** 错误 first. */
  problems: JudgedProblem[];
  /** Reminders of files that the change leaves alone. */
  standing: number;
  search: ComparedSearch;
}

/** What search answers after the change, beside what it answered before. */
export interface ComparedSearch {
  /** How many queries were tried. */
  asked: number;
  moved: MovedQuery[];
  /** The days that the log reaches over, and how often something was asked; null without a log. */
  log: { from: string; to: string; times: number } | null;
}

/** What differs between two states of content/, apart from search, which needs an index of each. */
export function compareSides(base: Side, head: Side): Omit<Report, 'problems' | 'standing' | 'search'> {
  const [old, now] = [base.corpus.redirects, head.corpus.redirects];
  const unread = { base: unreadIn(base), head: unreadIn(head) };
  // An entry whose file cannot be read on one side was neither added nor removed.
  const broken = new Set([...unread.base, ...unread.head]);
  return {
    entries: compareCorpora(base.corpus, head.corpus).filter(
      ({ kind, entry }) => kind === 'changed' || !broken.has(entry.path),
    ),
    facts: compareFacts(base, head),
    shared: compareShared(base.corpus, head.corpus),
    redirects: { added: missingFrom(old, now), removed: missingFrom(now, old) },
    unread,
  };
}

export function errorsFirst(problems: readonly JudgedProblem[]): JudgedProblem[] {
  const isError = ({ severity }: JudgedProblem) => severity === '错误';
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

function unreadIn({ files, corpus }: Side): string[] {
  const read = new Set(corpus.entries.map(({ path }) => path));
  return files.map(({ path }) => path).filter((path) => isEntryFile(path) && !read.has(path));
}

/** Rows of `after` that are not in `before`, or have another value there. */
function missingFrom(before: Redirects, after: Redirects): Redirects {
  return Object.fromEntries(Object.entries(after).filter(([from, to]) => before[from] !== to));
}
