import { expect, test } from 'vitest';
import { code } from '../../../src/text/markdown.ts';

test('a name stays inside its code span', () => {
  expect(code('content/a/b.md:3:1')).toBe('`content/a/b.md:3:1`');
  expect(code('content/a`<img src=x>\n@team`.md')).toBe('`content/a <img src=x> @team .md`');
});
