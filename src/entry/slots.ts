/** `{{?称呼}}`: a place in a text that the agent fills in before the text is copied. Their names are listed in content/slots.yml. */
const slot = /\{\{[ \t]*\?[ \t]*([^{}\n]*?)[ \t]*\}\}/g;

/** Begins the id of a reference that is a slot and not a fact. */
export const slotMark = '?';

/** How a text refers to a slot. */
export function slotReference(name: string): string {
  return `{{${slotMark}${name}}}`;
}

/** The names of a text's slots, each once. */
export function slotsIn(text: string): string[] {
  return [...new Set([...text.matchAll(slot)].map(([, name = '']) => name))];
}

/** The text with `valueFor` each slot in place of that slot. */
export function fillSlots(text: string, valueFor: (name: string) => string): string {
  return text.replace(slot, (_match, name: string) => valueFor(name));
}

/** A text cut at its slots: text, name of a slot, text, …, so that every second part is a name. */
export function splitAtSlots(text: string): string[] {
  return text.split(slot);
}

/** The text as people read it where nothing can be filled in: 〔称呼〕. */
export function nameSlots(text: string): string {
  return fillSlots(text, (name) => `〔${name}〕`);
}
