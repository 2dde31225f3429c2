import { type CustomerText, customerKinds } from '../entry/customer-texts.ts';
import { memo } from '../entry/memo.ts';
import type { Place } from '../entry/problem.ts';
import { toReadable } from './readable.ts';
import type { CheckedCorpus } from './rule.ts';

/** A sentence that a change brings: it stood in no reply before, nor in any other entry. */
export interface FreshSentence {
  source: CustomerText;
  text: string;
  at: (index: number) => Place;
}

/** The sentences that a change brings to texts for customers; none where there is no base to compare with. */
export const freshSentences = memo((corpus: CheckedCorpus): FreshSentence[] => {
  const { base, customerTexts } = corpus;
  if (!base) return [];
  const texts = customerTexts.filter(({ kind }) => kind !== 'fact' && customerKinds[kind].isSent);
  const isChanged = ({ path }: CustomerText) => base.changed.has(path);
  const known = new Set(
    [...texts.filter((text) => !isChanged(text)), ...base.customerTexts].flatMap(sentencesIn).map(({ text }) => text),
  );
  return texts
    .filter(isChanged)
    .flatMap(sentencesIn)
    .filter(({ text }) => !known.has(text));
});

function sentencesIn(source: CustomerText): FreshSentence[] {
  const { text: whole, at } = toReadable(source.lines);
  return [...whole.matchAll(/[^。!?;\n|]+/g)].map(({ 0: text, index: start }) => ({
    source,
    text: text.replace(/^您好,?/, (greeting) => ' '.repeat(greeting.length)),
    at: (index) => at(start + index),
  }));
}
