/**
 * What an entry is. Pages, search index, JSON export and the editors' gate all work on this one shape,
 * which `parseEntry` (src/markdown) makes from a file.
 */
export interface Entry {
  /** Where the file is, relative to the project, with forward slashes: `content/membership/benefits.md`. */
  path: string;
  /** Folder below content/, which is the topic's id: `membership/subscription`. */
  topic: string;
  /** File name without `.md`. */
  slug: string;
  /** Permanent; agents quote it in tickets. */
  number: number;
  title: string;
  aliases: string[];
  status: Status;
  /** Absent: never verified by a person. `by` is a role. */
  reviewed: { on: string; by: string } | null;
  /** ISO dates, both inclusive, in Asia/Shanghai. */
  validFrom: string | null;
  validUntil: string | null;
  /** Open doubts, shown to agents and listed for editors. An entry that has any is called doubtful. */
  verify: string[];
  /** Attachments that the source names but does not contain. */
  missing: string[];
  related: number[];
  /** Rules of the gate whose alarm is false here, and why. */
  allow: { rule: string; why: string }[];
  /** The body's blocks in the order they were written. */
  blocks: Block[];
}

export type Status = 'published' | 'unpublished';

/** A piece of text in its two forms: what is shown, and what is copied. */
export interface RichText {
  html: string;
  /** Plain text, exactly as copied. */
  text: string;
}

export type Reply = { kind: 'reply' } & RichText;

export type Leaf =
  | Reply
  | ({ kind: 'internal' } & RichText)
  /** `route` is a name in content/escalations.yml; the text says when to escalate. */
  | ({ kind: 'escalation'; route: string } & RichText);

/** A 情形: the agent picks the branch whose `when` fits the customer, then uses that branch's blocks. */
export interface Branch {
  kind: 'branch';
  when: string;
  blocks: Leaf[];
}

export type Block = Leaf | Branch;

/** A leaf together with the branch it stands in, if any: the branch's `when`, and its place among the entry's branches, from 1. */
export type Placed<T extends Leaf = Leaf> = T & { when: string | null; branch: number | null };

/** All leaves of an entry in reading order, each with its branch. */
export function leaves(entry: Pick<Entry, 'blocks'>): Placed[] {
  let branches = 0;
  return entry.blocks.flatMap((block): Placed[] => {
    if (block.kind !== 'branch') return [{ ...block, when: null, branch: null }];
    const branch = ++branches;
    return block.blocks.map((leaf) => ({ ...leaf, when: block.when, branch }));
  });
}

/** The leaves of one kind: `leavesOf(entry, 'reply')` are the texts that may be sent to a customer. */
export function leavesOf<K extends Leaf['kind']>(
  entry: Pick<Entry, 'blocks'>,
  kind: K,
): Placed<Extract<Leaf, { kind: K }>>[] {
  return leaves(entry).filter((leaf): leaf is Placed<Extract<Leaf, { kind: K }>> => leaf.kind === kind);
}
