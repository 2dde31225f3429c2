import { type Leaf, leavesOf } from '../entry/entry.ts';
import { memo } from '../entry/memo.ts';
import { foldLines } from './claims.ts';
import type { CheckedCorpus } from './rule.ts';

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

const kinds = ['reply', 'internal', 'escalation'] as const;
