/**
 * What operations switch on for one build. Apart from settings.ts, because browser code imports that: in a browser there is no
 * environment to read, and every flag would be off.
 */
export const buildFlags = {
  /** SITE_BEACON=1: pages tell nginx what is searched, opened and copied (deploy/nginx/kling-qa/beacon.conf). */
  beacon: process.env['SITE_BEACON'] === '1',
  /** SITE_WATERMARK=1: pages show the reader's name, which nginx draws (deploy/nginx/kling-qa/watermark.conf). */
  watermark: process.env['SITE_WATERMARK'] === '1',
} as const;
