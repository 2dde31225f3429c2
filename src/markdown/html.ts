import type { Root as HastRoot } from 'hast';
import type { RootContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const processor = unified()
  .use(remarkRehype)
  .use(rehypeLinks)
  .use(rehypeTaskLists)
  .use(rehypeTables)
  .use(rehypeStringify)
  .freeze();

/** Markdown nodes → HTML. Raw HTML never comes through: the parser refuses it, and remark-rehype drops it. */
export function toHtml(nodes: RootContent[]): string {
  return processor.stringify(processor.runSync({ type: 'root', children: nodes }) as HastRoot);
}

/** Links that leave the site open in a new tab, without a way back to this one. */
function rehypeLinks() {
  return (tree: HastRoot): void =>
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'a' || !/^https?:/.test(String(node.properties['href']))) return;
      node.properties['target'] = '_blank';
      node.properties['rel'] = ['noopener', 'noreferrer'];
    });
}

/** GFM's checkboxes have no label, so each gets one: 已完成 or 未完成. */
function rehypeTaskLists() {
  return (tree: HastRoot): void =>
    visit(tree, 'element', (node) => {
      if (node.tagName === 'input') node.properties['ariaLabel'] = node.properties['checked'] ? '已完成' : '未完成';
    });
}

/** A wide table scrolls in its own box, which the keyboard can reach, instead of widening the page. */
function rehypeTables() {
  return (tree: HastRoot): void =>
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      if (parent.type === 'element' && parent.properties['className']?.toString() === 'table-scroll') return;
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: '表格，可左右滚动' },
        children: [node],
      };
    });
}
