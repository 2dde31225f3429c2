import { expect, it } from 'vitest';
import { changedMeanwhile, handedInSchema, handIn } from '../../../src/write/handed-in.ts';

const files = [{ path: 'content/a/b.md', text: '旧' }];

it('a file that is handed in says what each file was before', () => {
  const changes = [
    { path: 'content/a/b.md', text: '新' },
    { path: 'content/a/c.md', text: '又' },
  ];
  const handedIn = handIn(changes, files);
  expect(handedIn.changes.map(({ before }) => before)).toEqual(['旧', null]);
  expect(handedInSchema.parse(handedIn)).toEqual(handedIn);
  expect(changedMeanwhile(handedIn, files)).toEqual([]);
  expect(changedMeanwhile(handedIn, [{ path: 'content/a/b.md', text: '别人改过' }])).toEqual(['content/a/b.md']);
  // Applied twice is no harm.
  expect(changedMeanwhile(handedIn, changes)).toEqual([]);
});

it.each(['content/a.png', 'content/../a.png', 'content/a/b.svg', 'content/a/.b.png', '/a/b.png'])(
  'does not write a picture to %s',
  (path) => {
    const changes = [{ path: 'content/a/b.md', before: null, text: 'x' }];
    const handedIn = (where: string) => ({ version: 1, changes, pictures: [{ path: where, base64: 'iVBORw==' }] });
    expect(handedInSchema.safeParse(handedIn('content/a/b.png')).success).toBe(true);
    expect(handedInSchema.safeParse(handedIn(path)).success).toBe(false);
  },
);

it.each([
  '/etc/passwd',
  'content/../package.json',
  'content/a/../../x.md',
  'content/a/.git.md',
  'content/a/x.ts',
  'src/a.md',
  'content/a\\..\\x.md',
])('does not write %s', (path) => {
  expect(handedInSchema.safeParse({ version: 1, changes: [{ path, before: null, text: 'x' }] }).success).toBe(false);
});
