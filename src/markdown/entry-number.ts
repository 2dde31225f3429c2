import { cutSource } from './source.ts';

/** What editors write, right or not: in quotes, with a full-width colon, with a comment behind it. */
const field = /^['"]?number['"]?[ \t]*[:：][ \t]*['"]?(\d{1,9})(?!\d)/m;

/** How much of a file is searched where its front matter has no end, in characters. */
const head = 2000;

/** The number that a file gives its entry, even if something else about the file is wrong; null if it has none. */
export function readNumber(text: string): number | null {
  return numberIn(cutSource(text).frontMatter ?? text.slice(0, head));
}

/** The number in some lines of front matter. */
export function numberIn(lines: string): number | null {
  const [, digits] = field.exec(lines) ?? [];
  return digits ? Number(digits) : null;
}
