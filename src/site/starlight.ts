import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { buildFlags } from './build-flags.ts';
import { settings } from './settings.ts';

const overridden = [
  'Banner',
  'ContentPanel',
  'Footer',
  'Head',
  'Header',
  'MarkdownContent',
  'PageFrame',
  'PageSidebar',
  'PageTitle',
  'Sidebar',
  'SkipLink',
  'ThemeProvider',
  'TwoColumnContent',
] as const;

const styles = ['theme', 'frame', 'overlays', 'prose', 'entry', 'lists', 'search', 'print'];

/** How we use Starlight: its routes of entries, page model and design tokens. The frame of a page is ours. */
export const starlightOptions: StarlightUserConfig = {
  title: settings.title,
  locales: { root: { label: '简体中文', lang: 'zh-CN' } },
  components: Object.fromEntries(overridden.map((name) => [name, `./src/components/frame/${name}.astro`])),
  customCss: [...styles, ...(buildFlags.watermark ? ['watermark'] : [])].map((name) => `./src/styles/${name}.css`),
  routeMiddleware: './src/site/route-data.ts',
  // The navigation is ours; Starlight would make one of all entries for every page.
  sidebar: [],
  favicon: '/favicon.svg',
  disable404Route: true,
  // Search is ours (src/search); links to neighbours in the sidebar mean nothing when it lists topics.
  pagefind: false,
  pagination: false,
  tableOfContents: false,
  credits: false,
  expressiveCode: false,
  markdown: { headingLinks: false },
};
