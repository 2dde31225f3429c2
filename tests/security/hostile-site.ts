import { keptSite } from '../built/kept-sites.ts';
import { configure, type Nginx, type NginxOptions, publishTo, startNginx } from '../nginx/nginx.ts';

/** Where the hostile site is served: a sub-path, which the real one is not. */
export const base = '/kling-qa/';

/**
 * The corpus of tests/security/hostile-content, in which every text tries to become markup, built below a sub-path with
 * beacon and watermark, and served by nginx.
 */
export async function serveHostileSite(options: (folder: string) => NginxOptions = () => ({})): Promise<Nginx> {
  const prepared = await configure();
  publishTo(prepared, await keptSite('hostile'));
  const etc = `${prepared.folder}/etc`;
  return startNginx({
    folder: prepared.folder,
    base,
    access: 'allow all;',
    location: `include ${etc}/beacon.conf; include ${etc}/watermark.conf;`,
    ...options(prepared.folder),
  });
}
