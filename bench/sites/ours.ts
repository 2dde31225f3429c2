import { join, resolve } from 'node:path';
import { cleanEnvironment } from '../../tests/built/build.ts';
import type { Site } from './site.ts';

export const ours: Site = {
  label: 'ours',
  home: '.',
  packages: ['@astrojs/starlight', 'astro', 'pagefind'],
  prepare: (content, folder) => ({
    folder: process.cwd(),
    command: [process.execPath, resolve('cli/astro.mjs'), 'build', '--outDir', join(folder, 'dist')],
    // Recombined phrases put internal words into replies, which the build of replies.json refuses.
    environment: { ...cleanEnvironment(), CONTENT_DIR: resolve(content.folder), SITE_REPLIES: '0' },
    dist: join(folder, 'dist'),
    // Every build has a cache of its own.
    caches: [],
  }),
};
