import type { Place } from '../entry/problem.ts';
import type { Facts } from '../entry/site-data.ts';
import { dataLines } from './data-lines.ts';
import { type FactFinder, factFinder, type Literal } from './fact-finder.ts';
import { toReadable } from './readable.ts';
import type { Document, SourceLine } from './source-document.ts';

export interface PlacedLiteral extends Literal {
  place: Place;
}

const finders = new WeakMap<Facts, FactFinder>();
const found = new WeakMap<readonly SourceLine[], PlacedLiteral[]>();

/** Figures of a file that speak of a fact without referring to it. */
export function literalsIn(lines: readonly SourceLine[], facts: Facts): PlacedLiteral[] {
  let finder = finders.get(facts);
  if (!finder) {
    finder = factFinder(facts);
    finders.set(facts, finder);
  }
  let literals = found.get(lines);
  if (!literals) {
    const { text, at } = toReadable(lines);
    literals = finder(text).map((literal) => ({ ...literal, place: at(literal.index) }));
    found.set(lines, literals);
  }
  return literals;
}

export function literalsOf({ passages }: Document, facts: Facts): PlacedLiteral[] {
  return passages.flatMap(({ lines }) => literalsIn(lines, facts));
}

/** Escalation routes speak to customers too. */
export const escalationsPath = 'content/escalations.yml';

export function literalsOfRoutes(text: string, facts: Facts): PlacedLiteral[] {
  return literalsIn(dataLines(text), facts);
}
