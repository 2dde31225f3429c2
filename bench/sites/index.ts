import { docusaurus } from './docusaurus.ts';
import { ours } from './ours.ts';
import { rspress } from './rspress.ts';
import type { Site } from './site.ts';
import { starlight } from './starlight.ts';
import { vitepress } from './vitepress.ts';

export const sites = { ours, starlight, docusaurus, vitepress, rspress } satisfies Record<string, Site>;

export type SiteName = keyof typeof sites;
