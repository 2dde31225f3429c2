import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectAll } from 'hast-util-select';
import { attribute, type Page, readPages } from './pages.ts';

/** For each slot whose default shows on a page: a piece of its HTML, and the file of Starlight's that holds this piece. */
export const defaults = {
  Head: { piece: 'og:title', file: 'utils/head.js' },
  ThemeProvider: { piece: 'StarlightThemeProvider', file: 'components/ThemeProvider.astro' },
  SkipLink: { piece: 'sl-skip-link', file: 'components/SkipLink.astro' },
  PageFrame: { piece: 'main-frame', file: 'components/PageFrame.astro' },
  Header: { piece: 'title-wrapper', file: 'components/Header.astro' },
  Sidebar: { piece: 'md:sl-hidden', file: 'components/Sidebar.astro' },
  TwoColumnContent: { piece: 'main-pane', file: 'components/TwoColumnContent.astro' },
  ContentPanel: { piece: 'content-panel', file: 'components/ContentPanel.astro' },
  MarkdownContent: { piece: 'sl-markdown-content', file: 'components/MarkdownContent.astro' },
  PageTitle: { piece: '_top', file: 'constants.js' },
  Footer: { piece: 'meta sl-flex', file: 'components/Footer.astro' },
} as const;

/** What Starlight's default slots have left in a built site: the names of slots, and classes of styles that are bound to a component. */
export function tracesOf(site: string): string[] {
  const pages = readPages(site);
  const slots = Object.entries(defaults).filter(([, { piece }]) => pages.some(({ html }) => html.includes(piece)));
  return [...slots.map(([slot]) => slot), ...foreignStyles(site, pages)];
}

/**
 * Classes that Astro gives to the styles of one component, in style sheets. Our components have no such styles, and Starlight's
 * page has one class, which stands on <html>. This finds defaults that show nothing on our pages, but whose styles are loaded.
 */
function foreignStyles(site: string, pages: readonly Page[]): string[] {
  const own = new Set(
    pages.flatMap(({ tree }) =>
      selectAll('html', tree).flatMap((root) => (attribute(root, 'className') ?? '').split(' ')),
    ),
  );
  const folder = join(site, '_astro');
  const sheets = readdirSync(folder).filter((file) => file.endsWith('.css'));
  const classes = sheets.flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/astro-[a-z0-9]{8}/g) ?? []);
  return [...new Set(classes)].filter((name) => !own.has(name));
}
