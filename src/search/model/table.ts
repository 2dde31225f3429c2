import { smallTalk } from '../../entry/chatter.ts';
import type { Entry } from '../../entry/entry.ts';
import { isWithin } from '../../entry/topics.ts';
import type { ShardTable } from './shards.ts';

/** model.json: the classes of the classifier, and the files of its weights. Loaded when search opens. */
export interface ModelTable {
  /** The classes of entries, in the order of their numbers: number, topic (index into `topics`), and status. */
  entries: [number: number, topic: number, status: EntryStatus][];
  topics: [id: string, label: string][];
  /** The classes after those of the entries: known gaps, and kinds of chatter. */
  others: (KnownGap | { chatter: string })[];
  /** Where agents hand over what nothing answers: by the routes that gaps name, and '' for everything else. */
  handovers: Record<string, Handover>;
  written: WeightFiles;
  sounds: WeightFiles;
}

/** What is safe where nothing answers. */
export interface Handover {
  /** The route as agents read it. */
  label: string;
  /** A ticket in which the customer's words are still missing. */
  ticket: string;
  /** What may be told to the customer. */
  tell?: string;
}

/** Bits: 1 unpublished, 2 doubtful. */
export type EntryStatus = 0 | 1 | 2 | 3;

export interface KnownGap {
  gap: string;
  /** What may be told to the customer meanwhile. */
  tell?: string;
  /** The escalation route of the gap. */
  route?: string;
}

export interface WeightFiles {
  table: ShardTable;
  /** Names of the files, in the order of their numbers; null where no feature belongs to one. */
  files: (string | null)[];
}

export function statusOf({ status, verify }: Pick<Entry, 'status' | 'verify'>): EntryStatus {
  return ((status === 'unpublished' ? 1 : 0) + (verify.length > 0 ? 2 : 0)) as EntryStatus;
}

/** What a result may be narrowed to. */
export interface Filters {
  /** A topic's id; its subtopics are included. */
  topic?: string | undefined;
  /** `published`, `unpublished` or `doubtful`. */
  status?: string | undefined;
}

/** The classes of a model by their indexes. */
export class Classes {
  readonly #model: ModelTable;
  readonly #ofNumber: ReadonlyMap<number, number>;

  constructor(model: ModelTable) {
    this.#model = model;
    this.#ofNumber = new Map(model.entries.map(([number], index) => [number, index]));
  }

  isEntry(index: number): boolean {
    return index >= 0 && index < this.#model.entries.length;
  }

  ofNumber(number: number): number | undefined {
    return this.#ofNumber.get(number);
  }

  numberOf(index: number): number | undefined {
    return this.#model.entries[index]?.[0];
  }

  passes(index: number, { topic, status }: Filters): boolean {
    const [, at, bits = 0] = this.#model.entries[index] ?? [];
    const id = this.#model.topics[at ?? -1]?.[0] ?? '';
    if (topic && !isWithin(id, topic)) return false;
    if (status === 'doubtful') return (bits & 2) !== 0;
    return !status || ((bits & 1) !== 0) === (status === 'unpublished');
  }

  gapOf(index: number): KnownGap | null {
    const other = this.#model.others[index - this.#model.entries.length];
    return other && 'gap' in other ? other : null;
  }

  /** What is safe where nothing answers, by a gap's route or the general one; null if nothing is. */
  handoverOf(gap: KnownGap | null): Handover | null {
    const { handovers } = this.#model;
    const handover = handovers[gap?.route ?? ''] ?? handovers[''];
    return handover ? { ...handover, ...(gap?.tell ? { tell: gap.tell } : {}) } : null;
  }

  /** Whether a class is nothing of ours, or small talk. */
  isChatter(index: number): boolean {
    return this.#chatterOf(index) !== undefined;
  }

  isSmallTalk(index: number): boolean {
    return this.#chatterOf(index) === smallTalk;
  }

  #chatterOf(index: number): string | undefined {
    const other = this.#model.others[index - this.#model.entries.length];
    return other && 'chatter' in other ? other.chatter : undefined;
  }
}
