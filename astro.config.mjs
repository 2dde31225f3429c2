import { fileURLToPath } from 'node:url';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { buildFlags } from './src/site/build-flags.ts';
import { checksums } from './src/site/checksums.ts';
import { feedSignature } from './src/site/feed-signature.ts';
import { leanStarlight } from './src/site/lean-starlight.ts';
import { outputFolder } from './src/site/output-folder.ts';
import { ownCache } from './src/site/own-cache.ts';
import { partPages } from './src/site/part-pages.ts';
import { placeholderNotice } from './src/site/placeholder-notice.ts';
import { searchIndex } from './src/site/search-index.ts';
import { settings } from './src/site/settings.ts';
import { starlightOptions } from './src/site/starlight.ts';

/** A page loads its code in one file, and what agents do with an entry in another; without this, in one file for each shared module. */
const chunks = [
  { name: 'page', test: /\/src\/browser\/page\.ts$|\/Page\.astro\?astro&type=script/, priority: 2 },
  { name: 'desk', test: /\/src\/browser\/desk\.ts$/, priority: 1 },
];

export default defineConfig({
  base: process.env.SITE_BASE ?? '/',
  trailingSlash: 'always',
  // npm ci empties node_modules, so the cache lives beside it.
  cacheDir: './.cache/astro',
  integrations: [
    ownCache(),
    starlight(starlightOptions),
    ...(buildFlags.part === null
      ? [outputFolder(), searchIndex(), feedSignature(), placeholderNotice(), checksums()]
      : [partPages(buildFlags.part)]),
  ],
  markdown: { syntaxHighlight: false },
  prefetch: false,
  prerenderConflictBehavior: 'error',
  server: { host: process.env.HOST ?? '127.0.0.1', port: Number(process.env.PORT ?? 4321) },
  // No inline scripts: a strict Content-Security-Policy stays possible.
  vite: {
    plugins: [leanStarlight()],
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
    // What this package has for browsers needs a document, and the gate of /write/ runs in a worker.
    resolve: {
      alias: {
        'decode-named-character-reference': fileURLToPath(import.meta.resolve('decode-named-character-reference')),
      },
    },
    define: {
      'import.meta.env.SITE_BEACON': buildFlags.beacon,
      'import.meta.env.SITE_REPOSITORY': JSON.stringify(settings.repository),
    },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } } } },
  },
});
