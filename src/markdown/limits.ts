import type { Finding } from './yaml.ts';

/**
 * Depths that no real entry reaches. Parsing takes longer the deeper marks nest, up to minutes for a few thousand
 * levels. So a text that nests deeper is refused before it is parsed.
 */
const limits = { blocks: 8, marks: 300, containers: 12, indent: 80, inline: 300 };

/** The first place where a body nests too deeply to be parsed, or null. */
export function tooDeep(body: string): Finding | null {
  let depth = 0;
  let marks = 0;
  for (const [index, line] of body.split('\n').entries()) {
    if (/^[\s>]*:{3,}/.test(line)) {
      depth += /^[\s>]*:{3,}\s*$/.test(line) ? -1 : 1;
      marks++;
    }
    const message = blocksReason(depth, marks) ?? lineReason(line);
    if (message) return { line: index + 1, column: 1, rule: 'markdown', message };
  }
  return null;
}

function blocksReason(depth: number, marks: number): string | null {
  if (depth > limits.blocks) return `标记一层套一层，到这里已有 ${depth} 层；请检查前面的标记是不是都写了结束的 :::`;
  if (marks > limits.marks) return `标记太多，到这里已有 ${marks} 行 :::；请拆成几个条目`;
  return null;
}

function lineReason(line: string): string | null {
  const lead = /^(?:\s|>|[-+*](?=\s)|\d{1,9}[.)](?=\s))*/.exec(line)?.[0] ?? '';
  const containers = lead.replace(/\d+[.)]/g, '-').replace(/\s/g, '').length;
  if (containers > limits.containers) return '引用或列表套得太深；请减少这一行开头的 > 或 -';
  if (lead.length - lead.trimStart().length > limits.indent)
    return `这一行缩进了 ${limits.indent} 格以上；请减少开头的空格`;
  const inline = line.length > limits.inline ? (line.match(/[*_~[\]`<]/g) ?? []).length : 0;
  if (inline > limits.inline) return `这一行有 ${inline} 个 *、[ 之类的符号；请检查是否误贴了内容，或分成几行`;
  return null;
}
