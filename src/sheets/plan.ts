import type { Entry } from '../entry/entry.ts';
import type { Topics, Words } from '../entry/site-data.ts';

/** What is known of the corpus, and how a new entry is numbered and named. */
export interface ImportInput {
  entries: readonly Entry[];
  /** Path → the text of the file. */
  sources: ReadonlyMap<string, string>;
  topics: Topics;
  words: Pick<Words, 'slugs'>;
  /** Numbers that were ever used. */
  numbers: Iterable<number>;
  /** Whether an address is taken: by a file, or by a redirect. */
  isTaken(topic: string, slug: string): boolean;
  /** The topic of new entries whose row names none. */
  topic: string | null;
}

/** What becomes of one row of the sheet. */
export interface Outcome {
  line: number;
  kind: 'same' | 'edit' | 'draft' | 'refused';
  /** The file that the row changes or begins. */
  path: string | null;
  /** In Chinese: what was done, or why nothing was. */
  message: string;
}

export interface ImportPlan {
  outcomes: Outcome[];
  /** Path → the new text of a file. */
  changed: Map<string, string>;
  /** Paths of the files that are new, with the question that each answers. */
  drafts: Map<string, string>;
}

/** The topic that a cell names by its folder or its label. */
export function toTopic(name: string, topics: Topics): string | null {
  if (Object.hasOwn(topics, name)) return name;
  return Object.entries(topics).find(([, { label }]) => label === name)?.[0] ?? null;
}

/** A cell with an item a line → the items. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
