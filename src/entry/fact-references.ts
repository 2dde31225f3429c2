import type { Facts } from './site-data.ts';

/** `{{tax-rate}}`: how a text refers to a row of content/facts.yml. Whoever looks for references reads them here. */

/** One reference; the first group is the fact's id. */
export const factReference = /\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}/;

/** Half a reference, or one in full-width braces: shown as it was typed. */
export const brokenFactReference = /\{\{(?![^{}\n]*\}\})|(?<!\{\{[^{}\n]*)\}\}|｛｛|｝｝/;

const everyReference = new RegExp(factReference, 'g');

export interface FactReference {
  id: string;
  /** Where in the text the braces begin. */
  index: number;
}

/** Every reference of a text, whether or not there is such a fact. */
export function factReferences(text: string): FactReference[] {
  return [...text.matchAll(everyReference)].map(({ index, 1: id = '' }) => ({ id, index }));
}

/** How often a text refers to a fact. */
export function countReferences(text: string, id: string): number {
  return factReferences(text).filter((reference) => reference.id === id).length;
}

/** The text with each fact in place of its reference; a reference to no fact stays. */
export function fillFacts(text: string, facts: Facts): string {
  return text.replace(everyReference, (literal, id: string) => facts[id]?.text ?? literal);
}

/** The text with one opaque character in place of each character of a reference, so that places stay comparable. */
export function maskReferences(text: string): string {
  return text.replace(everyReference, (literal) => '\uFFFC'.repeat(literal.length));
}

/** What an editor is told about a reference to no fact. */
export function unknownFact(id: string, facts: Facts): string {
  return `没有叫「${id}」的事实；请改成 content/facts.yml 里有的：${Object.keys(facts).join('、') || '（现在一个也没有）'}`;
}
