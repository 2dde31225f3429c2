import type { List, Nodes, Parents, RootContent, Table } from 'mdast';

/**
 * Markdown nodes → the plain text that an agent sends: what a chat window can show, and nothing else. Ordered lists
 * keep their numbers, other lists get a dot. Links become `文字（网址）`, and ｜ joins the cells of a table.
 */
export function toPlainText(nodes: RootContent[]): string {
  return blocksToText(nodes).trim();
}

function blocksToText(nodes: Nodes[], separator = '\n\n'): string {
  return nodes
    .map(blockToText)
    .filter((text) => text !== '')
    .join(separator);
}

function blockToText(node: Nodes): string {
  switch (node.type) {
    case 'list':
      return listToText(node);
    case 'table':
      return tableToText(node);
    case 'code':
      return node.value;
    case 'thematicBreak':
    case 'html':
      return '';
    case 'paragraph':
    case 'heading':
      return phrasingToText(node)
        .replace(/[ \t]*\n[ \t]*/g, '\n')
        .trim();
    default:
      return 'children' in node ? blocksToText(node.children) : '';
  }
}

function listToText(list: List): string {
  return list.children
    .map((item, index) => {
      const box = typeof item.checked === 'boolean' ? (item.checked ? '☑ ' : '☐ ') : '';
      const marker = list.ordered ? `${(list.start ?? 1) + index}. ` : box ? '' : '· ';
      const body = blocksToText(item.children, '\n').replace(/\n/g, '\n   ');
      return `${marker}${box}${body}`;
    })
    .join(list.spread ? '\n\n' : '\n');
}

function tableToText(table: Table): string {
  return table.children.map((row) => row.children.map(phrasingToText).join('｜')).join('\n');
}

function phrasingToText(parent: Parents): string {
  return parent.children.map(inlineToText).join('');
}

function inlineToText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/[ \t]*\n[ \t]*/g, ' ');
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return '';
    case 'image':
      return node.alt ? `（图：${node.alt}）` : '';
    case 'link': {
      const label = phrasingToText(node);
      return label === node.url || label === '' ? node.url : `${label}（${node.url}）`;
    }
    default:
      return 'children' in node ? phrasingToText(node as Parents) : '';
  }
}
