import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Gives each build a cache of its own, which is removed at its end. Our loaders read everything anew, so an old cache
 * is of no use. Two builds at the same time with one cache would read each other's entries.
 */
export function ownCache(): AstroIntegration {
  return {
    name: 'own-cache',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const folder = mkdtempSync(join(tmpdir(), 'kling-qa-cache-'));
        process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
        updateConfig({ cacheDir: pathToFileURL(`${folder}/`) });
      },
    },
  };
}
