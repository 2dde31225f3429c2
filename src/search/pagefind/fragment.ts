import type { Card } from '../indexed-entry.ts';

/** Pagefind's client expects this at the start of each file that it reads. */
export const signature = 'pagefind_dcd';

/** An entry's card in the form of Pagefind's fragment, without a text for excerpts. */
export function writeFragment(card: Card): string {
  const fragment = { url: card.url, content: '', word_count: 0, filters: {}, meta: { card }, anchors: [] };
  return signature + JSON.stringify(fragment);
}

/** @throws SyntaxError if the file is damaged */
export function readFragment(file: string): Card {
  return (JSON.parse(file.slice(signature.length)) as { meta: { card: Card } }).meta.card;
}
