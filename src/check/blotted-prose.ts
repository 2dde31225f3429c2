import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { customerKinds, isCustomerKind } from '../entry/customer-texts.ts';
import { factReference } from '../entry/fact-references.ts';
import { memo } from '../entry/memo.ts';
import type { SourceLine } from '../entry/problem.ts';
import { normalLines } from '../markdown/source.ts';
import type { Document, Passage } from './source-document.ts';
import { titleLines } from './typography/typeset-lines.ts';

/** A passage whose markup is blotted out: each character that is left is text, and stands where it was typed. */
export interface Prose {
  kind: Passage['kind'] | 'title';
  /** Whether a customer gets this text word for word. */
  isSent: boolean;
  lines: SourceLine[];
}

/** Stands for each character that is no text. It is no letter, no space, no bracket and no mark. */
const blot = '\uFFFC';

/**
 * The prose of a document, first its title. Of Markdown, all that works is blotted out: code, addresses, pictures, escapes,
 * `**` of bold text, references to facts. So whatever mark a rule still finds there is shown to the reader as it was typed.
 */
export const proseOf = memo((document: Document): Prose[] => {
  const blots = document.tree ? markupIn(document.tree, normalLines(document.text).split('\n')) : null;
  const passages = document.passages.map(({ kind, lines }): Prose => {
    const isSent = isCustomerKind(kind) && customerKinds[kind].isSent;
    const prose = lines.map((line) => withoutMarkup(line, blots ? (blots.get(line.line) ?? []) : addressesIn(line)));
    return { kind, isSent, lines: prose };
  });
  return [{ kind: 'title', isSent: false, lines: titleLines(document) }, ...passages];
});

/** A stretch of a line, as columns; `to` is the first one after it. */
interface Stretch {
  from: number;
  to: number;
}

function withoutMarkup({ line, column, text }: SourceLine, stretches: readonly Stretch[]): SourceLine {
  const characters = [...Array(text.length).keys()].map((index) => text.charAt(index));
  for (const { from, to } of stretches)
    for (let at = Math.max(from - column, 0); at < Math.min(to - column, text.length); at++) characters[at] = blot;
  const left = characters.join('').replace(everyReference, (reference) => blot.repeat(reference.length));
  return { line, column, text: left };
}

/** Where there is no Markdown, only addresses have a form of their own. */
function addressesIn({ column, text }: SourceLine): Stretch[] {
  return [...text.matchAll(/https?:\/\/[!-~]+/g)].map(({ index, 0: address }) => ({
    from: column + index,
    to: column + index + address.length,
  }));
}

const everyReference = new RegExp(factReference, 'g');

/** Every stretch of a body that works as markup, by line. */
function markupIn(tree: Root, lines: readonly string[]): Map<number, Stretch[]> {
  const found = new Map<number, Stretch[]>();
  const add = (from: Point, to: Point) => {
    for (let line = from.line; line <= to.line; line++) {
      const stretch = {
        from: line === from.line ? from.column : 1,
        to: line === to.line ? to.column : Number.POSITIVE_INFINITY,
      };
      found.set(line, [...(found.get(line) ?? []), stretch]);
    }
  };
  visit(tree, (node) => {
    if (!node.position) return undefined;
    const { start, end } = node.position;
    switch (node.type) {
      case 'code':
      case 'inlineCode':
      case 'image':
      case 'html':
        add(start, end);
        return SKIP;
      case 'table':
        // The second line holds no text, only what makes it a table.
        add({ line: start.line + 1, column: 1 }, { line: start.line + 2, column: 1 });
        for (const row of node.children) addPipes(row.children);
        return undefined;
      case 'strong':
        add(start, { ...start, column: start.column + 2 });
        add({ ...end, column: end.column - 2 }, end);
        return undefined;
      case 'link': {
        const [first, last] = [node.children[0]?.position?.start, node.children.at(-1)?.position?.end];
        if (!first || !last || isBare(node)) {
          add(start, end);
          return SKIP;
        }
        add(start, first);
        add(last, end);
        return undefined;
      }
      case 'text':
        for (let line = start.line; line <= end.line; line++)
          for (const { index } of (lines[line - 1] ?? '').matchAll(escaped))
            add({ line, column: index + 1 }, { line, column: index + 3 });
        return undefined;
      default:
        return undefined;
    }
  });
  return found;

  /** The pipes around the cells of a row, and nothing of what stands in them. */
  function addPipes(cells: readonly Nodes[]): void {
    for (const { position } of cells)
      if (position) {
        const source = lines[position.start.line - 1] ?? '';
        for (const { offset, line } of [
          { ...position.start, offset: position.start.column - 1 },
          { ...position.end, offset: position.end.column - 2 },
        ])
          if (source[offset] === '|') add({ line, column: offset + 1 }, { line, column: offset + 2 });
      }
  }
}

interface Point {
  line: number;
  column: number;
}

/** A backslash that makes the mark after it text. */
const escaped = /\\[!-/:-@[-`{-~]/g;

/** Whether a link is written as its address alone, with or without `<>`. */
function isBare({ url, children }: Extract<Nodes, { type: 'link' }>): boolean {
  const [only] = children;
  return children.length === 1 && only?.type === 'text' && only.value === url;
}
