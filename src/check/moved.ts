import { type Entry, type Leaf, leavesOf } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import { foldLines } from './claims.ts';
import type { CheckedCorpus } from './rule.ts';
import { sentencesOf, shortest } from './sentences.ts';

/** Whether another entry gains a text in the same change: what one entry loses and another one gains was moved, not taken away. */
export function hasMoved(corpus: CheckedCorpus, path: string, { kind, text }: Pick<Leaf, 'kind' | 'text'>): boolean {
  const wanted = foldLines(text);
  return gains(corpus).some((gain) => gain.path !== path && gain.kind === kind && gain.text.includes(wanted));
}

/** The blocks that a change brings to entries, each folded. */
const gains = memo(({ base, entries }: CheckedCorpus) =>
  entries
    .filter(({ entry }) => base?.changed.has(entry.path))
    .flatMap(({ entry: { path, blocks } }) =>
      kinds.flatMap((kind) => {
        const before = base?.entries.get(path)?.entry;
        const old = new Set((before ? leavesOf(before, kind) : []).map(({ text }) => foldLines(text)));
        return leavesOf({ blocks }, kind)
          .map(({ text }) => ({ path, kind, text: foldLines(text) }))
          .filter(({ text }) => !old.has(text));
      }),
    ),
);

/** Whether another entry that the change touches had this sentence: what comes from there was moved, and is not new. */
export function hasComeFrom(corpus: CheckedCorpus, number: number, sentence: string): boolean {
  const wanted = foldLines(sentence);
  return wanted.length >= shortest && stood(corpus).some((old) => old.number !== number && old.text.includes(wanted));
}

/** The blocks of the entries that a change touches, as they were, each folded. */
const stood = memo(({ base }: CheckedCorpus) =>
  [...(base?.entries.values() ?? [])].flatMap(({ entry }) =>
    entry
      ? kinds.flatMap((kind) =>
          leavesOf(entry, kind).map(({ text }) => ({ number: entry.number, text: foldLines(text) })),
        )
      : [],
  ),
);

/** Whether an entry says in a reply, since this change, what another one said before and says no longer. */
export function takesOver({ base, entries }: CheckedCorpus, entry: Entry, from: number): boolean {
  const said = (one: Entry | null | undefined) =>
    new Set(
      (one ? leavesOf(one, 'reply') : []).flatMap(({ text }) => sentencesOf(foldLines(text)).map((each) => each.text)),
    );
  const old = [...(base?.entries.values() ?? [])].map((each) => each.entry);
  const [before, known] = [from, entry.number].map((number) => said(old.find((one) => one?.number === number)));
  const kept = said(entries.find((one) => one.entry.number === from)?.entry);
  return [...said(entry)].some((text) => before?.has(text) && !kept.has(text) && !known?.has(text));
}

const kinds = ['reply', 'internal', 'escalation'] as const;
