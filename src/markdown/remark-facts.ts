import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Facts } from '../entry/site-data.ts';

const reference = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Puts the text of content/facts.yml where `{{id}}` stands, in text and in link targets; an unknown id is a problem. */
export function remarkFacts({ facts }: { facts: Facts }) {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      if (node.type === 'text') node.value = resolve(node.value);
      else if (node.type === 'link') node.url = resolve(node.url);

      function resolve(value: string): string {
        return value.replace(reference, (literal, id: string) => {
          const fact = facts[id];
          if (fact) return fact.text;
          file.message(
            `没有叫「${id}」的事实；请改成 content/facts.yml 里有的：${Object.keys(facts).join('、') || '（现在一个也没有）'}`,
            { place: node.position, ruleId: 'known-fact' },
          );
          return literal;
        });
      }
    });
  };
}
