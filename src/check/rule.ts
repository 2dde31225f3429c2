import type { CustomerText } from '../entry/customer-texts.ts';
import type { Entry } from '../entry/entry.ts';
import type { Place } from '../entry/problem.ts';
import type { CorpusData } from '../markdown/corpus.ts';
import type { Picture } from '../markdown/images.ts';
import type { Document } from './source-document.ts';

/**
 * One thing an editor can get wrong. A rule is one file in rules/, or a row of parser-rules.ts where the parser finds
 * the problem. A rule carries its own proof: the test runs `bad` and `good` through the gate, and the editors' table is
 * made from `id`, `why` and both examples. severity.ts says which rules only remind.
 */
export interface Rule {
  id: string;
  /** What would go wrong without the rule, in Chinese, for editors. */
  why: string;
  /** `▸` stands right before the place where the problem must be reported. */
  bad: Example;
  good: Example;
  /** Looks at one file. */
  check?: (document: Document, context: Context, report: Report) => void;
  /** Looks at one text that can reach a customer, whatever file it stands in. */
  checkText?: (text: CustomerText, context: Context, report: Report) => void;
  /** Edits that `--fix` may make; each is also reported as a problem. */
  edits?: (document: Document, context: Context) => Edit[];
  /** Whether its edits lay lines out anew, as lists, tables and paragraphs; those of other rules leave each node what it is. */
  reshapes?: boolean;
  /** Looks at problems that only show when files stand side by side. */
  checkCorpus?: (corpus: CheckedCorpus, report: ReportIn) => void;
}

/** The body of an entry, a whole file (with front matter), or several files by path, with the files of the base branch. */
export type Example = string | { files: Record<string, string>; base?: Record<string, string>; today?: string };

/** A stretch of a file that should read otherwise. */
export interface Edit extends Place {
  message: string;
  /** Characters to take away (each line end is one), and what to put there; null where only a person can tell. */
  change: { length: number; text: string } | null;
}

export type Report = (place: Place, message: string) => void;
export type ReportIn = (path: string, place: Place, message: string) => void;

/** What a rule may know besides the file. */
export interface Context extends CorpusData {
  /** ISO date in Asia/Shanghai. */
  today: string;
  /** Numbers of all entries, also of those with problems. */
  numbers: ReadonlySet<number>;
  /** Paths of all files of content/. */
  assets: ReadonlySet<string>;
  /** Path → what is known of a picture's content. */
  pictures: ReadonlyMap<string, Picture>;
  base: Base | null;
  /** Spaces and full-width punctuation as Chinese text has them; null where the library is not loaded. */
  format: ((text: string) => string) | null;
}

/** The files that this change touches, as they were on the base branch. */
export interface Base extends CorpusData {
  /** Paths that were added, changed or deleted. */
  changed: ReadonlySet<string>;
  /** Path → the entry as it was; without new files. */
  entries: ReadonlyMap<string, BaseEntry>;
  /** Every text of the changed files that could reach a customer. */
  customerTexts: readonly CustomerText[];
}

export interface BaseEntry {
  path: string;
  text: string;
  number: number | null;
  /** Null if the file was already broken. */
  entry: Entry | null;
}

/** An entry without problems of form, with its source. */
export interface CheckedEntry {
  entry: Entry;
  text: string;
}

export interface CheckedCorpus extends Context {
  /** Sorted by number. */
  entries: readonly CheckedEntry[];
  /** Path → number, also of entries with problems. */
  numberOf: ReadonlyMap<string, number>;
  /** Every text that can reach a customer, also of entries with problems. */
  customerTexts: readonly CustomerText[];
  /** Source of a file of content/. */
  textOf: (path: string) => string;
}
