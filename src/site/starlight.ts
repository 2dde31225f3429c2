import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { buildFlags } from './build-flags.ts';
import { settings } from './settings.ts';

const frame = './src/components/frame';
const nothing = `${frame}/Nothing.astro`;
const unboxed = `${frame}/Unboxed.astro`;

/** What stands in the slots of Starlight's page. Every slot is ours: a default would bring elements and styles of its own. */
export const slots = {
  Head: `${frame}/Head.astro`,
  ThemeProvider: `${frame}/ThemeProvider.astro`,
  SkipLink: `${frame}/SkipLink.astro`,
  PageFrame: `${frame}/PageFrame.astro`,
  Header: `${frame}/Header.astro`,
  Sidebar: `${frame}/Sidebar.astro`,
  MarkdownContent: `${frame}/MarkdownContent.astro`,
  // The columns are made by PageFrame.
  TwoColumnContent: unboxed,
  ContentPanel: unboxed,
  // Doubts and validity stand in the answer, beside the button that copies it.
  Banner: nothing,
  // The heading is part of the answer, so that it looks the same in the list of a topic.
  PageTitle: nothing,
  // An answer is too short for a table of contents.
  PageSidebar: nothing,
  // Last change, review and edit link stand at the foot of the answer.
  Footer: nothing,
  // No page has a hero, a draft, or a text in place of a missing translation.
  Hero: nothing,
  DraftContentNotice: nothing,
  FallbackContentNotice: nothing,
} as const satisfies StarlightUserConfig['components'];

/** What every page needs for its first sight. Lists, search and what comes later load their own; print takes the place of Starlight's. */
const styles = ['theme', 'frame', 'overlays', 'prose', 'entry', 'entry-narrow'];

/** How we use Starlight: its routes of entries, page model and design tokens. The frame of a page is ours. */
export const starlightOptions: StarlightUserConfig = {
  title: settings.title,
  locales: { root: { label: '简体中文', lang: 'zh-CN' } },
  components: slots,
  customCss: [...styles, ...(buildFlags.watermark ? ['watermark'] : [])].map((name) => `./src/styles/${name}.css`),
  routeMiddleware: './src/site/route-data.ts',
  // The navigation is ours (Sidebar.astro); Starlight would list all entries on every page.
  sidebar: [],
  favicon: '/favicon.svg',
  disable404Route: true,
  // Search is ours (src/search); links to the next page mean nothing, since the sidebar lists topics.
  pagefind: false,
  pagination: false,
  tableOfContents: false,
  credits: false,
  expressiveCode: false,
  markdown: { headingLinks: false },
};
