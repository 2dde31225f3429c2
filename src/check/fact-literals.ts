import { memo } from '../entry/memo.ts';
import type { Place } from '../entry/problem.ts';
import type { Facts } from '../entry/site-data.ts';
import { dataLines } from './data-lines.ts';
import { factFinder, type Literal } from './fact-finder.ts';
import { toReadable } from './readable.ts';
import type { Document, SourceLine } from './source-document.ts';

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

export function literalsOf({ passages }: Document, facts: Facts): PlacedLiteral[] {
  return passages.flatMap(({ lines }) => literalsIn(facts)(lines));
}

/** Escalation routes speak to customers too. */
export const escalationsPath = 'content/escalations.yml';

export function literalsOfRoutes(text: string, facts: Facts): PlacedLiteral[] {
  return literalsIn(facts)(dataLines(text));
}
