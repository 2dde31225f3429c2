import { rangesOf } from '../../search/highlight.ts';
import { marked } from './dom.ts';

/** Marks the words of `?hl=` in the entry that a hit led to. What is copied stands in attributes and does not change. */
export function highlightPage(words: readonly string[]): void {
  const tokens = words.filter((word) => word.length > 0).slice(0, 40);
  for (const part of document.querySelectorAll('.entry-title, .entry .prose')) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const ranges = rangesOf(text.data, tokens);
      if (ranges.length > 0) text.replaceWith(marked(text.data, ranges));
    }
  }
}
