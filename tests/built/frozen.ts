import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSoundSite } from './build.ts';

/** All of content/ as it was on 2026-11-29. Editors change content/ every day: what tests say of an entry holds for this copy. */
export const frozenContent = 'tests/corpus';

/** What decides how the built site looks. */
const sources = { folders: ['src', 'public', frozenContent], files: ['astro.config.mjs', 'package-lock.json'] };

/** The frozen corpus as a site. It is built again when a source is another than at the last build. */
export function frozenSite(): string {
  const site = resolve('.cache', `frozen-${keyOfSources()}`);
  if (existsSync(site)) return site;
  mkdirSync('.cache', { recursive: true });
  const earlier = readdirSync('.cache').filter((name) => name.startsWith('frozen-'));
  for (const name of earlier) rmSync(join('.cache', name), { recursive: true });
  const built = buildSoundSite({ content: frozenContent });
  cpSync(built, site, { recursive: true });
  rmSync(built, { recursive: true });
  return site;
}

function keyOfSources(): string {
  const hash = createHash('sha256');
  for (const file of [...sources.folders.flatMap(filesBelow), ...sources.files])
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

function filesBelow(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.flatMap((item) => (item.isFile() ? [join(item.parentPath, item.name)] : [])).sort();
}
