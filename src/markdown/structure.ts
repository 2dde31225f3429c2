import type { Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString as nodeText } from 'mdast-util-to-string';
import { visitParents } from 'unist-util-visit-parents';
import type { Block, Leaf } from '../entry/entry.ts';
import { type BlockName, blockNames, blocks, isBlockName } from './blocks.ts';
import { toHtml } from './html.ts';
import { toPlainText } from './plain-text.ts';
import type { Finding } from './yaml.ts';

export interface Structure {
  blocks: Block[];
  findings: Finding[];
}

/**
 * The tree of a body → its blocks, and everything that is wrong with them. `body` is the text the tree came from.
 * A misspelt mark must never turn an internal note into a reply, so every line that looks like a mark and is not
 * one is a finding.
 */
export function readStructure(tree: Root, body: string, routes: readonly string[]): Structure {
  const lines = body.split('\n');
  const marks = unknownMarks(tree, lines);
  const findings = [
    ...marks,
    // Text that is there only because of a broken mark needs no second message.
    ...strayText(tree).filter((stray) => !marks.some(({ line }) => line === stray.line)),
    ...misplaced(tree),
    ...unsupported(tree),
    ...unroutable(tree, routes),
  ];
  const read = tree.children.filter(isContainer).flatMap((node): Block[] => {
    const block = readBlock(node, lines, findings);
    return block ? [block] : [];
  });
  if (read.length === 0 && findings.length === 0) {
    const message = '正文是空的；至少写一块 :::话术、:::内部 或 :::升级{路径=…}';
    findings.push({ line: lines.length, column: 1, rule: 'has-block', message });
  }
  return { blocks: read, findings };
}

/** What is wrong with a topic's introduction: blocks are not allowed, and apart from that the limits of an entry hold. */
export function readProse(tree: Root): Finding[] {
  const marks = tree.children
    .filter(isContainer)
    .map((node) => at(node, 'known-block', `专题介绍里不用「${node.name}」这样的标记；请写成普通段落，或另建一个条目`));
  return [...marks, ...unsupported(tree)];
}

const closest = (name: string): BlockName | undefined =>
  blockNames.find((known) => [...known].some((character) => name.includes(character)));

function readBlock(
  node: ContainerDirective,
  lines: string[],
  findings: Finding[],
  outer?: ContainerDirective,
): Block | null {
  const { name } = node;
  if (!isBlockName(name)) return null;
  const spec = blocks[name];
  findings.push(...markFindings(node, name, lines, outer));
  const label = node.children.find(isLabel);
  const content = node.children.filter((child) => !isLabel(child));

  if (spec.kind === 'branch') {
    const inner = content.filter(isContainer).flatMap((child): Leaf[] => {
      const block = readBlock(child, lines, findings, node);
      return block && block.kind !== 'branch' ? [block] : [];
    });
    if (inner.length === 0)
      findings.push(at(node, 'empty-block', `「${name}」里没有内容；请在里面写 :::话术，或删去这一块`));
    return { kind: 'branch', when: label ? nodeText(label).trim() : '', blocks: inner };
  }

  const text = toPlainText(content);
  if (text === '' && spec.kind !== 'escalation')
    findings.push(at(node, 'empty-block', `「${name}」是空的；请写上内容，或删去这一块`));
  const rich = { html: toHtml(content), text };
  if (spec.kind === 'escalation') return { kind: 'escalation', route: node.attributes?.['路径'] ?? '', ...rich };
  return { kind: spec.kind, ...rich };
}

/** What is wrong with a mark itself: not closed, label or attributes missing or not allowed. */
function markFindings(
  node: ContainerDirective,
  name: BlockName,
  lines: string[],
  outer?: ContainerDirective,
): Finding[] {
  const spec = blocks[name];
  const found: Finding[] = [];
  if (!isClosed(node, lines, outer) && outer && fence(outer, lines).length <= fence(node, lines).length)
    found.push(
      at(
        outer,
        'closed-block',
        `外面的「${outer.name}」只有 ${fence(outer, lines).length} 个冒号，里面的「${name}」分不清是谁结束；请把「${outer.name}」的开头和结尾都写成 ${'::::'.padEnd(fence(node, lines).length + 1, ':')}`,
      ),
    );
  else if (!isClosed(node, lines, outer))
    found.push(
      at(
        node,
        'closed-block',
        `「${name}」没有结束；请在它的内容之后另起一行写 ${fence(node, lines)}（外层的冒号要比里层多）`,
      ),
    );
  const label = node.children.find(isLabel);
  const hasLabel = label !== undefined && nodeText(label).trim() !== '';
  if (spec.label && !hasLabel)
    found.push(at(node, 'block-label', `「${name}」要在方括号里写条件，例如 ${spec.example}`));
  if (!spec.label && label) found.push(at(node, 'block-label', `「${name}」后面不写方括号；请写成 ${spec.example}`));
  const given = Object.keys(node.attributes ?? {});
  const allowed: readonly string[] = spec.attributes;
  for (const attribute of allowed)
    if (!node.attributes?.[attribute])
      found.push(at(node, 'block-attribute', `「${name}」要写明${attribute}，例如 ${spec.example}`));
  for (const attribute of given)
    if (!allowed.includes(attribute))
      found.push(at(node, 'block-attribute', `「${name}」没有「${attribute}」这个属性；请写成 ${spec.example}`));
  return found;
}

/** Lines that begin like a mark but are neither the opening nor the closing line of a block. */
function unknownMarks(tree: Root, lines: string[]): Finding[] {
  const known = new Set<number>();
  const found: Finding[] = [];
  visitParents(tree, 'containerDirective', (node) => {
    if (!node.position) return;
    known.add(node.position.start.line);
    if (isClosed(node, lines)) known.add(node.position.end.line);
    if (isBlockName(node.name)) return;
    const guess = closest(node.name);
    found.push(
      at(
        node,
        'known-block',
        `没有「${node.name}」这种标记，应为 ${blockNames.join('、')} 之一；请改成${guess ? ` ${blocks[guess].example}` : '其中一个'}`,
      ),
    );
  });
  lines.forEach((line, index) => {
    const mark = /^[\s>*+\-\d.]*?([:：]{2,})/.exec(line);
    if (mark?.[1] === undefined || known.has(index + 1)) return;
    found.push({
      line: index + 1,
      column: mark[0].length - mark[1].length + 1,
      rule: 'known-block',
      message: markAdvice(line.trim(), mark[1]),
    });
  });
  return found;
}

function markAdvice(line: string, colons: string): string {
  const shown = line.length > 20 ? `${line.slice(0, 20)}…` : line;
  if (colons.includes('：')) return `「${shown}」用了全角冒号，不会被当作标记；请改成半角的 :::`;
  if (/^:+$/.test(line)) return `这一行「${shown}」没有对应的开头；请删去，或补上开头的标记（外层的冒号要比里层多）`;
  if (/^:{3,}\s+\S/.test(line)) return `「${shown}」的冒号和名称之间有空格，不会被当作标记；请去掉空格`;
  const named = blockNames.find((name) => line.includes(name));
  if (named && /[【】（）｛｝＝]/.test(line))
    return `「${shown}」里有全角的括号或等号，不会被当作标记；请改成半角，写成 ${blocks[named].example}`;
  return `「${shown}」不是完整的标记；开头要三个冒号加名称，例如 ${blocks.话术.example}，单独一行`;
}

/** Text outside of any block: a page would show this text without saying whom it is for. */
function strayText(tree: Root): Finding[] {
  const stray = (nodes: RootContent[], where: string) =>
    nodes
      .filter((node) => !isContainer(node) && !isLabel(node) && node.type !== 'html')
      .map((node) => at(node, 'text-in-block', `${where}；请放进 :::话术（可发给客户）或 :::内部（仅供内部）`));
  return [
    ...stray(tree.children, '这段文字不在任何标记里，不知道能不能发给客户'),
    ...tree.children
      .filter(isContainer)
      .filter(({ name }) => isBlockName(name) && blocks[name].kind === 'branch')
      .flatMap((node) => stray(node.children, '情形里的文字也要有标记')),
  ];
}

function misplaced(tree: Root): Finding[] {
  const found: Finding[] = [];
  visitParents(tree, 'containerDirective', (node, ancestors) => {
    if (!isBlockName(node.name)) return;
    const parent = ancestors.at(-1);
    const where =
      parent?.type === 'root'
        ? 'body'
        : parent?.type === 'containerDirective' && isBlockName(parent.name) && blocks[parent.name].kind === 'branch'
          ? 'branch'
          : null;
    const allowed: readonly string[] = blocks[node.name].in;
    if (where && allowed.includes(where)) return;
    const outer = parent?.type === 'containerDirective' ? `「${parent.name}」` : '列表或引用';
    found.push(
      at(
        node,
        'block-place',
        `「${node.name}」不能写在${outer}里面；请先用 ::: 结束外面的一块，再另起一行写「${node.name}」（情形里可以写话术、内部、升级，情形用四个冒号）`,
      ),
    );
  });
  return found;
}

/** Escalations by an unknown route, and each escalation after the first: an entry has at most one. */
function unroutable(tree: Root, routes: readonly string[]): Finding[] {
  const nodes: ContainerDirective[] = [];
  visitParents(tree, 'containerDirective', (node) => {
    if (isBlockName(node.name) && blocks[node.name].kind === 'escalation') nodes.push(node);
  });
  const unknown = nodes.flatMap((node) => {
    const route = node.attributes?.['路径'];
    if (!route || routes.includes(route)) return [];
    return at(
      node,
      'known-route',
      `没有「${route}」这条升级路径；请改成 content/escalations.yml 里有的：${routes.join('、')}`,
    );
  });
  const extra = nodes
    .slice(1)
    .map((node) => at(node, 'one-escalation', '一个条目最多写一个「升级」；请合并成一个，用正文写清什么时候升级'));
  return [...unknown, ...extra];
}

const unsupportedNodes: Partial<Record<string, string>> = {
  html: '这里有 HTML 标签，不会显示；请改用 Markdown 写法，要显示 < 请写 &lt;',
  definition: '不支持参考式链接；请直接写 [文字](网址)',
  linkReference: '不支持参考式链接；请直接写 [文字](网址)',
  imageReference: '不支持参考式图片；请直接写 ![说明](图片路径)',
  footnoteDefinition: '不支持脚注；请写进正文，或放进 :::内部',
  footnoteReference: '不支持脚注；请写进正文，或放进 :::内部',
};

function unsupported(tree: Root): Finding[] {
  const found: Finding[] = [];
  visitParents(tree, (node) => {
    const message = unsupportedNodes[node.type];
    if (message) found.push(at(node, 'plain-markdown', message));
    if ((node.type === 'link' || node.type === 'image') && node.title)
      found.push(at(node, 'plain-markdown', `网址后面引号里的「${node.title}」不会显示；请删去，或写进正文`));
    if (node.type === 'code' && (node.lang || node.meta))
      found.push(at(node, 'plain-markdown', `三个反引号后面的「${node.lang}」不会显示；请删去，或另起一行写`));
    if (node.type === 'link' && !/^(https?:\/\/|\/q\/\d+\/$)/.test(node.url))
      found.push(
        at(node, 'link-target', `链接「${node.url}」既不是完整网址，也不是条目短链接；请写成 https://… 或 /q/编号/`),
      );
  });
  return found;
}

/** Whether a block's last line closes this block; a line that closes the block around this one does not count. */
function isClosed(node: ContainerDirective, lines: string[], outer?: ContainerDirective): boolean {
  if (!node.position || node.position.end.line === outer?.position?.end.line) return false;
  const { start, end } = node.position;
  const last = /^\s*(:{3,})\s*$/.exec(lines[end.line - 1] ?? '')?.[1];
  return end.line > start.line && last !== undefined && last.length >= fence(node, lines).length;
}

/** The colons with which a block opened. */
function fence(node: ContainerDirective, lines: string[]): string {
  return /:{3,}/.exec(lines[(node.position?.start.line ?? 1) - 1] ?? '')?.[0] ?? ':::';
}

function isContainer(node: RootContent): node is ContainerDirective {
  return node.type === 'containerDirective';
}

function isLabel(node: RootContent): boolean {
  return node.type === 'paragraph' && node.data?.directiveLabel === true;
}

function at(node: RootContent | Root, rule: string, message: string): Finding {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1, rule, message };
}
