import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';

/** An HTML file of a built site. */
export interface Page {
  /** Address below the site's base: `/membership/benefits/`, `/404.html`. */
  url: string;
  html: string;
  tree: Root;
}

const read = new Map<string, Page[]>();

/** Every HTML file of a built site. A site is read once, however many tests look at it. */
export function readPages(site: string): Page[] {
  const pages = read.get(site) ?? readFolder(site);
  read.set(site, pages);
  return pages;
}

function readFolder(site: string): Page[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => {
      const html = readFileSync(join(site, file), 'utf8');
      return {
        url: `/${file
          .split(sep)
          .join('/')
          .replace(/(^|(?<=\/))index\.html$/, '')}`,
        html,
        tree: fromHtml(html),
      };
    });
}

/** An attribute as it stands in the page, or null. */
export function attribute(element: Element, name: string): string | null {
  const value = element.properties[name];
  if (value === undefined || value === null || value === false) return null;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** The attribute of every element that a selector finds. */
export function attributes({ tree }: Pick<Page, 'tree'>, selector: string, name: string): string[] {
  return selectAll(selector, tree).flatMap((element) => attribute(element, name) ?? []);
}

/** Everything a reader may see or hear of a page: its text, and the attributes that are shown or read out. */
export function readable({ tree }: Pick<Page, 'tree'>): string {
  const body = selectAll('body', tree)[0];
  const shown = ['alt', 'ariaLabel', 'placeholder', 'title'].flatMap((name) =>
    selectAll('body *', tree).flatMap((element) => attribute(element, name) ?? []),
  );
  return [body ? toText(body) : '', ...selectAll('title', tree).map((title) => toText(title)), ...shown].join('\n');
}
