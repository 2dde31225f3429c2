import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { sites } from '../browser/sites.ts';
import { type BuildOptions, buildSoundSite } from './build.ts';
import { frozenContent, sampleContent } from './corpora.ts';

/** Sites that several levels of tests look at. */
const keptSites = {
  frozen: { content: frozenContent },
  /** Without the feeds that can be switched off, and with hosts that may have the panel in a frame. */
  sample: {
    content: sampleContent,
    flags: {
      SITE_REPLIES: '0',
      SITE_MARKDOWN: '0',
      SITE_LLMS: '0',
      SITE_PANEL_ORIGINS: `https://other.example.com ${sites.crm}`,
    },
  },
  belowPath: { content: sampleContent, base: '/kling-qa/' },
  /** Every text of this corpus tries to become markup. */
  hostile: {
    content: 'tests/security/hostile-content',
    base: '/kling-qa/',
    flags: { SITE_BEACON: '1', SITE_WATERMARK: '1' },
  },
} satisfies Record<string, BuildOptions & { content: string }>;

/** What decides how a built site looks, besides its content. */
const sources = ['src', 'public', 'astro.config.mjs', 'package-lock.json'];

/** Builds those that are not kept yet. */
export async function keepAllSites(): Promise<void> {
  for (const name of Object.keys(keptSites) as (keyof typeof keptSites)[]) await keptSite(name);
}

/** One of these sites. */
export function keptSite(name: keyof typeof keptSites): Promise<string> {
  return keepSite(name, keptSites[name]);
}

/**
 * A site that is built once, and again when its content or another source is not what it was. Where two processes build the
 * same, the second keeps what the first has made.
 */
export async function keepSite(name: string, options: BuildOptions & { content: string }): Promise<string> {
  const site = resolve('.cache/sites', `${name}-${keyOf(options)}`);
  if (existsSync(site)) return site;
  const built = await buildSoundSite(options);
  const copy = `${site}.${process.pid}`;
  for (const earlier of keptAs(name).filter((folder) => folder !== site)) rmSync(earlier, { recursive: true });
  cpSync(built, copy, { recursive: true });
  rmSync(built, { recursive: true });
  if (existsSync(site)) rmSync(copy, { recursive: true });
  else renameSync(copy, site);
  return site;
}

/** Every build of a site that is kept. Copies that are being made have a dot in their names. */
function keptAs(name: string): string[] {
  mkdirSync('.cache/sites', { recursive: true });
  const folders = readdirSync('.cache/sites').filter((folder) => /^(.*)-[^-.]*$/.exec(folder)?.[1] === name);
  return folders.map((folder) => resolve('.cache/sites', folder));
}

function keyOf({ content, base, flags }: BuildOptions & { content: string }): string {
  const hash = createHash('sha256').update(JSON.stringify({ base, flags }));
  const add = (path: string, name: string) => hash.update(name).update(readFileSync(path));
  for (const file of sources.flatMap(filesOf)) add(file, file);
  for (const file of filesOf(content)) add(file, relative(content, file));
  return hash.digest('hex').slice(0, 12);
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const found = readdirSync(path, { recursive: true, withFileTypes: true });
  return found.flatMap((item) => (item.isFile() ? [join(item.parentPath, item.name)] : [])).sort();
}
