import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { z } from 'zod';
import { isDataFile, isIntroduction } from '../entry/paths.ts';
import type { SiteData } from '../entry/site-data.ts';
import { parseEntry, parseIntroduction } from '../markdown/parse-entry.ts';
import { toPlainText } from '../markdown/plain-text.ts';
import { cutSource, normalLines } from '../markdown/source.ts';
import { parseYaml } from '../markdown/yaml.ts';

/** What a mending must keep, so that `--fix` never changes what a text says. */

export interface Mending {
  path: string;
  before: string;
  after: string;
  site: SiteData;
}

/**
 * Whether a file still reads the same: it parses as it did, has the same kinds of nodes, and the same texts but for spaces,
 * width of punctuation and case of letters. A pair of `**` that was shown as typed may become bold, and not the other way round.
 */
export function meaningKept({ path, before, after, site }: Mending): boolean {
  const [old, now] = [readingOf(path, before, site), readingOf(path, after, site)];
  return old.form === now.form && now.problems <= old.problems && now.literalMarks <= old.literalMarks;
}

/** Whether a file still has every letter and digit in the same order, whatever became of its lines. */
export function lettersKept({ path, before, after, site }: Mending): boolean {
  const [old, now] = [readingOf(path, before, site), readingOf(path, after, site)];
  return old.letters === now.letters && now.problems <= old.problems;
}

interface Reading {
  form: string;
  letters: string;
  problems: number;
  /** How many `**` are shown as they were typed. */
  literalMarks: number;
}

function readingOf(path: string, text: string, site: SiteData): Reading {
  if (isDataFile(path)) {
    const fields = fieldsOf(normalLines(text));
    return { form: fields, letters: lettersOf(fields), problems: 0, literalMarks: 0 };
  }
  const { tree, problems } = (isIntroduction(path) ? parseIntroduction : parseEntry)(path, text, site);
  const fields = isIntroduction(path) ? '' : fieldsOf(cutSource(text).frontMatter ?? '');
  const form = tree ? formOf(tree) : 'unreadable';
  return {
    form: `${fields}\n${form}`,
    letters: lettersOf(`${fields}${tree ? copiedText(tree.children) : text}`),
    problems: problems.length,
    literalMarks: tree ? literalMarksIn(tree) : 0,
  };
}

/** Texts of all blocks, wherever they stand. */
function copiedText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) =>
      node.type === 'containerDirective'
        ? copiedText(node.children)
        : toPlainText([node as Parameters<typeof toPlainText>[0][number]]),
    )
    .join('\n');
}

export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** YAML as its values, so that a mark which only YAML reads cannot change one. */
function fieldsOf(yaml: string): string {
  const { data, findings } = parseYaml(yaml, z.unknown());
  return `${findings.length > 0 ? 'broken' : ''}${words(JSON.stringify(data) ?? '')}`;
}

/** The kinds of nodes and their texts. Marks of bold text are left out: `literalMarks` counts those that fail. */
function formOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return words(node.value).replaceAll('**', '');
    case 'strong':
      return node.children.map(formOf).join('');
    case 'inlineCode':
    case 'code':
      return `<${node.type} ${node.value}>`;
    case 'image':
      return `<image ${node.alt ?? ''} ${node.url}>`;
    default: {
      const kind = `${node.type} ${'url' in node ? node.url : ''}${'name' in node ? node.name : ''}${'checked' in node ? node.checked : ''}`;
      const inner = 'children' in node ? node.children.map(formOf).join('') : '';
      return `<${kind}>${inner}</>`;
    }
  }
}

function literalMarksIn(tree: Root): number {
  let count = 0;
  visit(tree, 'text', ({ value }) => {
    count += value.split('**').length - 1;
  });
  return count;
}

/** A text without what typesetting may change. */
function words(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('。', '.')
    .replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '');
}
