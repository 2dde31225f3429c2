import type { Sent } from '../entry/customer-texts.ts';

/** The same text before and after; null where it is new or gone. */
export interface SentPair {
  before: Sent | null;
  after: Sent | null;
}

/** Whether readers would see a difference: other words or another branch, not other spaces. */
export function isChanged({ before, after }: SentPair): boolean {
  return bare(before?.text) !== bare(after?.text) || before?.when !== after?.when;
}

/** A text without its white space. */
export function bare(text = ''): string {
  return text.replace(/\s+/gu, '');
}

/**
 * Which text became which: first what did not change at all, then the same words in a renamed branch, then the same
 * branch, and the rest in order.
 */
export function pairSent(before: readonly Sent[], after: readonly Sent[]): SentPair[] {
  const partners = new Map<Sent, Sent>();
  const kept = new Set<Sent>();
  for (const key of [unchanged, sameWords, sameBranch, sameKind]) {
    const free = new Map(
      numbered(
        before.filter((sent) => !kept.has(sent)),
        key,
      ),
    );
    const open = after.filter((sent) => !partners.has(sent));
    for (const [name, sent] of numbered(open, key)) {
      const partner = free.get(name);
      if (!partner) continue;
      partners.set(sent, partner);
      kept.add(partner);
    }
  }
  return [
    ...after.map((sent): SentPair => ({ before: partners.get(sent) ?? null, after: sent })),
    ...before.filter((sent) => !kept.has(sent)).map((sent): SentPair => ({ before: sent, after: null })),
  ];
}

const unchanged = ({ kind, when, text }: Sent) => JSON.stringify([kind, when, bare(text)]);
const sameWords = ({ kind, text }: Sent) => JSON.stringify([kind, bare(text)]);
const sameBranch = ({ kind, when }: Sent) => JSON.stringify([kind, when]);
const sameKind = ({ kind }: Sent) => kind;

/** Each text under its key and how often that key came before. */
function numbered(texts: readonly Sent[], key: (sent: Sent) => string): [string, Sent][] {
  const count = new Map<string, number>();
  return texts.map((sent) => {
    const name = key(sent);
    const index = count.get(name) ?? 0;
    count.set(name, index + 1);
    return [`${index} ${name}`, sent];
  });
}
