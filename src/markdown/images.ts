import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { fromContentPath, isContentPath } from '../entry/paths.ts';

/** Pictures that editors may put beside an entry. No SVG: it may hold scripts. */
export const imageFile = /\.(?:png|jpe?g|webp|gif)$/;

/** The bytes that a picture may have: the page of an entry has to be there at once. */
export const largestPicture = 1_000_000;

/** A picture as the gate knows it. */
export interface Picture {
  bytes: number;
  /** Whether the file begins as its ending says. */
  isPicture: boolean;
}

/** How files of each ending begin, as Latin-1. */
const beginnings: Record<string, RegExp> = {
  png: /^\x89PNG/,
  jpg: /^\xff\xd8\xff/,
  jpeg: /^\xff\xd8\xff/,
  gif: /^GIF8[79]a/,
  webp: /^RIFF....WEBP/s,
};

/** @param head the first bytes of the file */
export function pictureOf(path: string, bytes: number, head: Uint8Array): Picture {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return { bytes, isPicture: beginnings[ending]?.test(String.fromCharCode(...head.slice(0, 16))) ?? false };
}

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
