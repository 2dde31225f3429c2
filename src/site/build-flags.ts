/**
 * What operations switch on or off for one build. Code for browsers must not import this file, because a browser has no
 * environment to read.
 */
export const buildFlags = {
  /** SITE_BEACON=1: pages tell nginx what is searched, opened and copied (deploy/nginx/kling-qa/beacon.conf). */
  beacon: process.env['SITE_BEACON'] === '1',
  /** SITE_WATERMARK=1: pages show the reader's name, which nginx draws (deploy/nginx/kling-qa/watermark.conf). */
  watermark: process.env['SITE_WATERMARK'] === '1',
  /** SITE_REPLIES=0: without replies.json, from which other programs may answer customers. */
  replies: process.env['SITE_REPLIES'] !== '0',
  /** SITE_MARKDOWN=0: without an entry's Markdown, /q/1003.md. */
  markdown: process.env['SITE_MARKDOWN'] !== '0',
  /** SITE_LLMS=0: without llms-full.txt, all entries in one text. */
  llms: process.env['SITE_LLMS'] !== '0',
  /** SITE_PANEL_ORIGINS='https://crm.example.com …': hosts that may put /panel/ in a frame and speak with it (deploy/README.md). */
  panelOrigins: process.env['SITE_PANEL_ORIGINS'] ?? '',
  /**
   * SITE_PART: only the pages of one part of the site (site-part.ts), from the corpus in the file SITE_CORPUS. `npm run build -- --topics`
   * sets both.
   */
  part: process.env['SITE_PART'] ?? null,
  corpus: process.env['SITE_CORPUS'] ?? null,
} as const;
