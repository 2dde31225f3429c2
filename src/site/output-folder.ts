import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Stops a build before Astro empties a folder that holds something else. */
export function outputFolder(): AstroIntegration {
  return {
    name: 'output-folder',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        if (command === 'build') assertOutputFolder(fileURLToPath(config.outDir));
      },
    },
  };
}

/**
 * A build may empty dist/, an empty folder, and a built site.
 *
 * @throws if the folder is none of these
 */
export function assertOutputFolder(folder: string): void {
  if (resolve(folder) === resolve('dist') || !existsSync(folder) || readdirSync(folder).length === 0) return;
  if (!['SHA256SUMS', 'version.json'].every((name) => existsSync(join(folder, name))))
    throw new Error(`${folder} 里有别的文件，生成网站会把它们都删掉；请换一个文件夹，或先清空`);
}
