import type { Entry } from '../entry/entry.ts';
import { maskReferences } from '../entry/fact-references.ts';
import { memo } from '../entry/memo.ts';
import type { Place } from '../entry/problem.ts';
import { type Amount, amountsIn, isSameAmount } from './amounts.ts';
import { claimsOf, foldLines } from './claims.ts';
import { freshSentences } from './fresh-sentences.ts';
import { toReadable } from './readable.ts';
import type { CheckedCorpus } from './rule.ts';

export interface UnsourcedFigure {
  path: string;
  place: Place;
  amount: Amount;
  /** The entry in whose reply it stands; null in a data file. */
  entry: Entry | null;
}

/** Figures that a change brings to texts for customers, and that no fact and no other sentence of the same thing has. */
export const unsourcedFigures = memo((corpus: CheckedCorpus): UnsourcedFigure[] => {
  const found = freshSentences(corpus).flatMap(({ source, text, at }) => {
    const masked = maskReferences(text);
    return amountsIn(masked)
      .filter((amount) => isTelling(amount, masked))
      .map((amount) => ({ source, text: masked, place: at(amount.index), amount }));
  });
  if (found.length === 0) return [];
  const known = sourcesOf(corpus);
  return found
    .filter(
      ({ text, amount }) => !known.some((one) => isSameAmount(one.amount, amount) && shareWord(one.text, text, corpus)),
    )
    .map(({ source, place, amount }) => ({ path: source.path, place, amount, entry: source.entry }));
});

/** One of something says nothing. */
function isTelling({ family, from, written }: Amount, sentence: string): boolean {
  return (
    family !== 'bare' &&
    !(written.endsWith('个点') && !/[税票收抽扣按费]/.test(sentence)) &&
    !(family === 'count' && from === 1) &&
    !/^1(?:次|天|年)$/.test(written)
  );
}

/** Amounts that customers were told before: in other replies, in this one, and in facts. */
function sourcesOf({ base, customerTexts, site }: CheckedCorpus): { amount: Amount; text: string }[] {
  const replies = [...customerTexts.filter(({ path }) => !base?.changed.has(path)), ...(base?.customerTexts ?? [])].map(
    ({ lines }) => toReadable(lines).text,
  );
  const facts = Object.values(site.facts).map(({ text, meaning, words }) =>
    [foldLines(text), meaning, ...words].join(' '),
  );
  return [...replies.flatMap((text) => text.split(/[。!?;\n]/)), ...facts].flatMap((text) =>
    amountsIn(maskReferences(text)).map((amount) => ({ amount, text })),
  );
}

/** Whether two sentences are about the same thing at all: 10 秒 of a video is no source for 10 秒 of waiting. */
function shareWord(a: string, b: string, { words }: CheckedCorpus): boolean {
  const tokens = (text: string) => claimsOf(text.replaceAll('|', ','), words).flatMap((claim) => [...claim.tokens]);
  const known = new Set(tokens(a));
  return tokens(b).filter((token) => !/\d/.test(token) && known.has(token)).length > 0;
}
