import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { fromContentPath, isContentPath } from '../entry/paths.ts';

/** Pictures that editors may put beside an entry. No SVG: it may hold scripts. */
export const imageFile = /\.(?:png|jpe?g|webp|gif)$/;

/** The file of content/ that an image's address in a file means, or null if it points elsewhere. */
export function imagePath(from: string, url: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(url.replace(/[?#].*$/, ''));
  } catch {
    return null;
  }
  if (decoded.startsWith('/') || decoded.includes(':')) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const path = parts.join('/');
  return isContentPath(path) ? path : null;
}

/** Where the site serves an image of content/, below its base: `content/a/b.png` → `/images/a/b.png`. */
export function imageUrl(path: string): string {
  return `/images/${fromContentPath(path).split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * Puts the address of an image on the site in place of its path, because the page of an entry stands in a folder of its
 * own.
 */
export function remarkImages() {
  return (tree: Root, { path }: VFile): void =>
    visit(tree, 'image', (node) => {
      const file = imagePath(path, node.url);
      if (file) node.data = { ...node.data, hProperties: { src: imageUrl(file) } };
    });
}
