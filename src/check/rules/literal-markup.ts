import type { Parents, Text } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { brokenFactReference } from '../../entry/fact-references.ts';
import { isDataFile } from '../../entry/paths.ts';
import type { SourceLine } from '../../entry/problem.ts';
import type { Edit, Rule } from '../rule.ts';
import type { Document } from '../source-document.ts';

/** Markup that was meant, but is shown as it was typed, and how to write it. */
const failures: { pattern: RegExp; advice: string }[] = [
  { pattern: /\*\*/, advice: '请让加粗的两个 ** 成对，里面不要有空格，例如 **无水印下载**' },
  { pattern: /~~/, advice: '请让删除线的两个 ~~ 成对，里面不要有空格' },
  { pattern: /\]\s*[(（]\s*(https?:|\/q\/)/, advice: '链接要写成 [文字](网址)，中括号、小括号都用半角，中间没有空格' },
  { pattern: /^\s*\|.*\|\s*$/m, advice: '表格没有成形；第一行下面要有 | --- | --- |，列数要一样，表格前后空一行' },
  {
    pattern: brokenFactReference,
    advice: '事实要写成 {{键}}，前后各两个半角花括号，键见 content/facts.yml，请补全',
  },
  { pattern: /^#{1,6}(?=\S)/m, advice: '正文里不用 # 标题；要突出请写成 **加粗**' },
];

/** What works in an entry, and nowhere else. */
const plainFailures: typeof failures = [{ pattern: /`/, advice: '' }];

export const literalMarkup: Rule = {
  id: 'literal-markup',
  why: '没有写对的 **、~~ 和表格会原样出现在客户的聊天窗口里。',
  bad: ':::话术\n请选择▸** 无水印下载**。\n:::',
  good: ':::话术\n请选择**「无水印下载」**。\n:::',
  edits(document, { site }) {
    const { path, tree } = document;
    if (isDataFile(path)) return document.passages.flatMap(({ lines }) => lines.flatMap(plainTextEdits));
    const found = new Map<string, Edit>();
    if (!tree) return [];
    const faulty = Object.values(site.facts).filter(({ text }) => failures.some(({ pattern }) => pattern.test(text)));
    visitParents(tree, 'text', (node, ancestors) => {
      // What a fact brings along is reported where the fact is written.
      const own = faulty.reduce((value, { text }) => value.replaceAll(text, ' '.repeat(text.length)), node.value);
      for (const { pattern, advice } of failures) {
        const match = pattern.exec(own);
        if (!match) continue;
        const edit = editFor(document, node, ancestors.at(-1) as Parents, match[0], advice);
        if (edit) found.set(`${edit.line}:${edit.column}`, edit);
      }
    });
    return [...found.values()];
  },
};

/** Texts of data files are shown as they are: no markup works there, however well it is written. */
function plainTextEdits({ line, column, text }: SourceLine): Edit[] {
  return [...failures, ...plainFailures].flatMap(({ pattern, advice }): Edit[] => {
    const match = pattern.exec(text);
    if (!match) return [];
    const shown = match[0].trim().slice(0, 12);
    const isMark = shown === '**' || shown === '~~';
    const message = `「${shown}」会原样显示出来；${pattern === brokenFactReference ? advice : '这里的文字不按 Markdown 显示，请改成普通文字'}`;
    return [{ line, column: column + match.index, message, change: isMark ? { length: 2, text: '' } : null }];
  });
}

function editFor({ text }: Document, node: Text, parent: Parents, literal: string, advice: string): Edit | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const mark = /^(\*\*|~~)/.exec(literal)?.[0];
  const { start, end } = node.position ??
    parent.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  for (let line = start.line; line <= Math.max(end.line, start.line); line++) {
    const source = lines[line - 1] ?? '';
    const first = line === start.line && node.position ? start.column - 1 : 0;
    const offset = source.indexOf(mark ?? literal.trim().slice(0, 1), first);
    if (offset < 0) continue;
    if (source[offset - 1] === '\\') return null;
    const shown = mark ?? literal.trim().slice(0, 12);
    return {
      line,
      column: offset + 1,
      message: `「${shown}」会原样显示出来；${advice}`,
      change: mark ? changeFor(source, offset, mark) : null,
    };
  }
  return {
    line: start.line,
    column: start.column,
    message: `「${mark ?? literal.trim().slice(0, 12)}」会原样显示出来；${advice}`,
    change: null,
  };
}

/** A pair with spaces inside loses them; a mark without a partner goes. */
function changeFor(source: string, offset: number, mark: string): { length: number; text: string } {
  const rest = source.slice(offset + mark.length);
  const end = rest.indexOf(mark);
  const inner = end < 0 ? '' : rest.slice(0, end);
  if (inner.trim() !== '' && inner.trim() !== inner)
    return { length: 2 * mark.length + inner.length, text: mark + inner.trim() + mark };
  return { length: mark.length, text: '' };
}
