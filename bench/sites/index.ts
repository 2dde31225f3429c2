import { ours } from './ours.ts';
import { docusaurus, rspress, vitepress } from './peers.ts';
import type { Site } from './site.ts';
import { starlight } from './starlight.ts';

export const sites = { ours, starlight, docusaurus, vitepress, rspress } satisfies Record<string, Site>;

export type SiteName = keyof typeof sites;
