import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersIn, repositoryFiles } from './tree.ts';

/** Rooms that any room may import; the picture leaves their arrows out. Style sheets are no code. */
const everywhere = ['entry', 'text', 'styles'];

type Arrow = `${string} → ${string}`;

describe('DESIGN.md', () => {
  it('has a row for every top folder and every folder of src', () => {
    const [, parts = ''] = readFileSync('DESIGN.md', 'utf8').split(/^## /m);
    const rows = [...parts.matchAll(/^\| (\S+\/) \|/gm)].map(([, folder]) => folder);
    const folders = [
      ...foldersIn().filter((name) => name !== 'src'),
      ...foldersIn('src').map((name) => `src/${name}`),
    ].map((name) => `${name}/`);
    expect(rows.toSorted()).toEqual(folders.toSorted());
  });
});

describe('the rooms of src', () => {
  const arrows = importsBetweenRooms();

  it('import each other as the picture in docs/developing.md shows', () => {
    const hint = 'an import between two rooms is new or gone: is it right? Then draw it in docs/developing.md';
    expect(arrowsOfPicture(), hint).toEqual(arrows.filter((arrow) => !everywhere.includes(targetOf(arrow))));
  });

  it('form no circle', () => {
    let rest = arrows;
    for (let before = -1; before !== rest.length; ) {
      before = rest.length;
      const importing = new Set(rest.map(sourceOf));
      rest = rest.filter((arrow) => importing.has(targetOf(arrow)));
    }
    expect(rest).toEqual([]);
  });
});

function sourceOf(arrow: Arrow): string {
  return arrow.split(' → ')[0] ?? '';
}

function targetOf(arrow: Arrow): string {
  return arrow.split(' → ')[1] ?? '';
}

function arrowsOfPicture(): Arrow[] {
  const [, picture = ''] = /```mermaid\n([\s\S]*?)```/.exec(readFileSync('docs/developing.md', 'utf8')) ?? [];
  const lines = picture.matchAll(/^ *(\w+) --> (.+)$/gm);
  return [...lines].flatMap(([, from, to = '']) => to.split(' & ').map((name): Arrow => `${from} → ${name}`)).sort();
}

/** What each room imports; a script of a component counts. */
function importsBetweenRooms(): Arrow[] {
  const sources = repositoryFiles().filter((path) => /^(src|cli)\/.*\.(ts|mjs|astro)$/.test(path));
  const found = sources.flatMap((path) => {
    const specifiers = readFileSync(path, 'utf8').matchAll(
      /(?:\bfrom|\bimport|<script src=)\s*\(?\s*['"](\.[^'"]+)['"]/g,
    );
    const rooms = [...specifiers].map(([, target = '']) => roomOf(join(dirname(path), target)));
    return rooms.map((room): Arrow => `${roomOf(path)} → ${room}`);
  });
  const between = found.filter((arrow) => sourceOf(arrow) !== targetOf(arrow) && !arrow.includes('null'));
  return [...new Set(between)].sort();
}

/** The folder of src that a path is in, or cli; null for a file that is in no room. */
function roomOf(path: string): string | null {
  const [top, room, file] = path.replaceAll('\\', '/').split('/');
  if (top === 'cli') return 'cli';
  return top === 'src' && file !== undefined ? (room ?? null) : null;
}
