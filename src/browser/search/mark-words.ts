import { marked } from './dom.ts';

/** Marks the words of `?hl=` in the entry that a hit led to: not in replies, which are read to be sent. */
export function markPage(words: string): void {
  markWords(document.querySelectorAll('.entry-title, .aliases li'), words.split(' ').slice(0, 40));
}

function markWords(parts: Iterable<Element>, words: readonly string[]): void {
  for (const part of parts) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) text.replaceWith(marked(text.data, words));
  }
}
