import { expect, test } from 'vitest';
import { code, inline, markdownTable, plain } from '../../../src/text/markdown.ts';

test.each([
  ['content/a/b.md:3:1', '`content/a/b.md:3:1`'],
  ['a\n@team\u0007.md', '`a·@team·.md`'],
  ['content/a`<img src=x>`.md', '`` content/a`<img src=x>`.md ``'],
  ['```', '```` ``` ````'],
])('%j stays inside its code span: %s', (text, span) => {
  expect(code(text)).toBe(span);
});

test('text is shown as it is, in one line', () => {
  expect(inline('- **a** | `b`\n<i> & snake_case')).toBe('\\- \\*\\*a\\*\\* \\| \\`b\\` &lt;i&gt; &amp; snake_case');
  expect(inline('1. @somebody')).toBe('1\\. @\u200bsomebody');
});

test('what strangers typed is neither a link nor turned around', () => {
  expect(plain('https://a.example www.b.example\u202e\u0000')).toBe('https:\u200b//a.example www\u200b.b.example');
});

test('a table sets numbers to the right', () => {
  const rows = [
    ['a', 1],
    ['b', 2],
  ];
  expect(markdownTable(['x', 'y'], rows)).toBe('| x | y |\n| --- | --: |\n| a | 1 |\n| b | 2 |');
  expect(markdownTable(['x', 'y'], [['a', '1 kB']], [false, true])).toContain('| --- | --: |');
});
