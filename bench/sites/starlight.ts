import { join, resolve } from 'node:path';
import { entryUrl } from '../../src/entry/urls.ts';
import { cleanEnvironment } from '../../tests/built/build.ts';
import type { Content } from '../contents.ts';
import { byTopic, toMarkdown, writeFiles } from './markdown.ts';
import type { Site } from './site.ts';

/**
 * Starlight's default lists every page in the sidebar of every page. Above this many entries that fills the disk: 900
 * kB a page at 5,000 entries.
 */
const fullSidebarUpTo = 1000;

/** Starlight as its documentation sets it up, of the versions that the project itself uses. */
export const starlight: Site = {
  label: 'bare Starlight',
  home: '.',
  packages: ['@astrojs/starlight', 'astro', 'pagefind'],
  prepare: (content, folder) => {
    writeFiles(folder, filesOf(content));
    return {
      folder,
      command: [process.execPath, resolve('cli/astro.mjs'), 'build'],
      environment: cleanEnvironment(),
      dist: join(folder, 'dist'),
      caches: [join(folder, '.cache'), join(folder, '.astro')],
    };
  },
};

function filesOf({ corpus, size }: Content): Record<string, string> {
  const sidebar = byTopic(corpus).map(({ id, label, entries: [first] }) =>
    size <= fullSidebarUpTo
      ? { label, items: [{ autogenerate: { directory: id } }] }
      : { label, link: first ? entryUrl(first) : '/' },
  );
  return {
    'package.json': JSON.stringify({ name: 'bare-starlight', private: true, type: 'module', dependencies }),
    'astro.config.mjs': config(sidebar),
    'src/content.config.ts': collections,
    'src/content/docs/index.md': '---\ntitle: 可灵 QA\npagefind: false\n---\n\n可灵 AI 客服知识库\n',
    ...Object.fromEntries(
      corpus.entries.map((entry) => [
        `src/content/docs/${entry.topic}/${entry.slug}.md`,
        `---\ntitle: ${JSON.stringify(entry.title)}\n---\n\n${toMarkdown(entry)}`,
      ]),
    ),
  };
}

function config(sidebar: readonly unknown[]): string {
  return `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  cacheDir: './.cache',
  vite: { cacheDir: './.cache/vite' },
  integrations: [
    starlight({
      title: '可灵 QA',
      locales: { root: { label: '简体中文', lang: 'zh-CN' } },
      sidebar: ${JSON.stringify(sidebar)},
    }),
  ],
});
`;
}

/** Astro looks into this package.json for the packages that it has to process. */
const dependencies = { '@astrojs/starlight': '*', astro: '*' };

const collections = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;
