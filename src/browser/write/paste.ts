import { parseHtml } from '../trusted-types.ts';

/** What was copied from Word, Excel, 飞书 or WeChat → lists, tables and paragraphs as an editor would type them. */
export function toTyped(html: string): string {
  const { body } = parseHtml(html);
  for (const element of body.querySelectorAll('style, script, meta, link, title, xml, o\\:p')) element.remove();
  return blocksIn(body)
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const blockTags = new Set([
  'P',
  'DIV',
  'SECTION',
  'ARTICLE',
  'BLOCKQUOTE',
  'UL',
  'OL',
  'TABLE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'BR',
]);

/** The paragraphs, lists and tables of an element, in order; neighbouring items of Word's lists are one list. */
function blocksIn(element: Element): string[] {
  const blocks: string[] = [];
  let line = '';
  const end = () => {
    if (line.trim() !== '') blocks.push(line.trim());
    line = '';
  };
  for (const node of element.childNodes) {
    if (!(node instanceof Element) || !(blockTags.has(node.tagName) || node.querySelector('p, div, li, table, br'))) {
      line += inline(node);
      continue;
    }
    end();
    const item = wordItem(node);
    const [last] = blocks.slice(-1);
    if (item && last && isItem(last)) blocks.push(`${blocks.pop()}\n${item}`);
    else if (item) blocks.push(item);
    else if (node.tagName === 'TABLE') blocks.push(table(node));
    else if (/^[UO]L$/.test(node.tagName)) blocks.push(list(node));
    else blocks.push(...blocksIn(node));
  }
  end();
  return blocks.filter((block) => block !== '');
}

function isItem(block: string): boolean {
  return /^(?:- |\d+\. )/.test(block.split('\n').at(-1) ?? '');
}

/** A paragraph that Word shows as the item of a list, its number typed by Word. */
function wordItem(element: Element): string | null {
  if (!/mso-list/i.test(element.getAttribute('style') ?? '')) return null;
  const text = inline(element).trim();
  const [, number, rest = ''] = /^(?:(\d+)[.、)）]|[·•●○■◆§o-])\s*([\s\S]*)$/.exec(text) ?? [];
  if (rest === '') return `- ${text}`;
  return number ? `${number}. ${rest}` : `- ${rest}`;
}

function list(element: Element): string {
  const items = [...element.children].filter(({ tagName }) => tagName === 'LI');
  const isNumbered = element.tagName === 'OL';
  return items
    .map(
      (item, index) =>
        `${isNumbered ? `${index + 1}.` : '-'} ${blocksIn(item)
          .join(' ')
          .replace(/\s*\n\s*/g, ' ')}`,
    )
    .join('\n');
}

function table(element: Element): string {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('td, th')].map((cell) =>
      blocksIn(cell)
        .join(' ')
        .replace(/\s*\n\s*/g, ' ')
        .replaceAll('|', '｜'),
    ),
  );
  const width = Math.max(0, ...rows.map(({ length }) => length));
  // A table of one column, or of one row, is how some programs lay out running text.
  if (width < 2 || rows.length < 2) return rows.flat().filter(Boolean).join('\n\n');
  const [head = [], ...body] = rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Running text: bold and links are kept, everything else is only its letters. */
function inline(node: Node): string {
  if (node instanceof Text) return node.data.replace(/[\s\u00A0\u200B]+/g, ' ');
  if (!(node instanceof Element)) return '';
  const text = [...node.childNodes].map(inline).join('');
  const trimmed = text.trim();
  if (trimmed === '') return text;
  if (
    /^(?:B|STRONG)$/.test(node.tagName) &&
    !/font-weight:\s*(?:normal|[1-4]00)/i.test(node.getAttribute('style') ?? '')
  )
    return `**${trimmed.replaceAll('**', '')}**`;
  const href = node.tagName === 'A' ? (node.getAttribute('href') ?? '') : '';
  if (!/^https?:/.test(href) || href.includes(')')) return text;
  return trimmed === href || `${trimmed}/` === href ? trimmed : `[${trimmed}](${href})`;
}
