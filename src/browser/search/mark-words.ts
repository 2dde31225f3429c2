import { marked } from './dom.ts';

/** Marks the words of `?hl=` in the entry that a hit led to. */
export function markPage(words: string): void {
  markWords(document.querySelectorAll('.entry-title, .entry .prose'), words.split(' ').slice(0, 40));
}

/** Marks words in texts of a page. Copied texts stand in attributes and do not change. */
export function markWords(parts: Iterable<Element>, words: readonly string[]): void {
  for (const part of parts) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) text.replaceWith(marked(text.data, words));
  }
}
