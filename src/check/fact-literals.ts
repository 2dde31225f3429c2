import { memo } from '../entry/memo.ts';
import type { Place, SourceLine } from '../entry/problem.ts';
import type { Facts } from '../entry/site-data.ts';
import { factFinder, type Literal } from './fact-finder.ts';
import { toReadable } from './readable.ts';
import type { Document } from './source-document.ts';

export interface PlacedLiteral extends Literal {
  place: Place;
}

/** Figures of some lines that speak of a fact without referring to it. */
const literalsIn = memo((facts: Facts) => {
  const find = factFinder(facts);
  return memo((lines: readonly SourceLine[]): PlacedLiteral[] => {
    const { text, at } = toReadable(lines);
    return find(text).map((literal) => ({ ...literal, place: at(literal.index) }));
  });
});

/** Figures of a document that speak of a fact without referring to it; none in the files where facts themselves are written. */
export function literalsOf({ passages }: Document, facts: Facts): PlacedLiteral[] {
  return passages
    .filter(({ kind }) => kind !== 'fact' && kind !== 'meaning')
    .flatMap(({ lines }) => literalsIn(facts)(lines));
}
