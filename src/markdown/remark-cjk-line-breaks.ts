import type { Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { cjkLineBreak } from './han.ts';

/**
 * Removes soft line breaks between Chinese characters: browsers would show them as spaces. Works across markup, so
 * that a break before or after `**…**` goes too.
 */
export function remarkCjkLineBreaks() {
  return (tree: Root): void => {
    visit(tree, ['paragraph', 'heading'], (block) => {
      const texts: Text[] = [];
      visit(block, 'text', (node) => {
        texts.push(node);
      });
      texts.forEach((node, index) => {
        const before = texts[index - 1]?.value.at(-1) ?? '';
        const after = texts[index + 1]?.value.at(0) ?? '';
        node.value = `${before}${node.value}${after}`
          .replace(cjkLineBreak, '')
          .slice(before.length, after ? -after.length : undefined);
      });
    });
  };
}
