import type { Root } from 'mdast';
import type { Node, Point } from 'unist';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { factReferences, fillFacts, unknownFact } from '../entry/fact-references.ts';
import type { Facts } from '../entry/site-data.ts';

/** Puts the text of content/facts.yml where `{{id}}` stands, in text, code, link targets and what is said of a picture; an unknown id is a problem. */
export function remarkFacts({ facts }: { facts: Facts }) {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') node.value = resolve(node.value);
      else if (node.type === 'link') node.url = resolve(node.url);
      else if (node.type === 'image' && node.alt) node.alt = resolve(node.alt);

      function resolve(value: string): string {
        for (const { id, index } of factReferences(value))
          if (!facts[id])
            file.message(unknownFact(id, facts), { place: placeIn(node, value, index), ruleId: 'known-fact' });
        return fillFacts(value, facts);
      }
    });
  };
}

/** Where a piece of a node's text stands in the source; where the node begins, if its text differs from the source. */
function placeIn(node: Node, value: string, index: number): Point | undefined {
  const start = node.position?.start;
  if (!start || node.type !== 'text') return start;
  const before = value.slice(0, index).split('\n');
  const column = (before.at(-1)?.length ?? 0) + (before.length === 1 ? start.column : 1);
  return { line: start.line + before.length - 1, column };
}
