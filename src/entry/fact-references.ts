import { dataFiles } from './paths.ts';
import type { Facts, Slots } from './site-data.ts';
import { slotMark, slotReference } from './slots.ts';

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
  const isSlot = id.startsWith(slotMark);
  const [kind, path] = isSlot ? ['空位', dataFiles.slots] : ['事实', dataFiles.facts];
  const known = Object.keys(facts).filter((name) => name.startsWith(slotMark) === isSlot);
  const named = (name: string) => (isSlot ? name.slice(slotMark.length).trim() : name);
  return `没有叫「${named(id)}」的${kind}；请改成 ${path} 里有的：${known.map(named).join('、') || '（现在一个也没有）'}`;
}

/** Slots as rows beside the facts: a reference to a slot stays a reference until the agent fills it in. */
export function slotRows(slots: Slots): Facts {
  const rows = Object.entries(slots).map(([name, { hint }]) => [
    slotMark + name,
    { text: slotReference(name), meaning: hint, words: [] },
  ]);
  return Object.fromEntries(rows);
}
