import { join, resolve } from 'node:path';
import type { Corpus } from '../../src/markdown/corpus.ts';
import { cleanEnvironment } from '../../tests/built/build.ts';
import { byTopic, sidebarOf, toMarkdownWithHeading, writeFiles } from './markdown.ts';
import type { Site } from './site.ts';

/** A competitor that makes a site of one Markdown page an entry. Paths are below the folder of its project. */
interface Peer {
  label: string;
  packages: readonly string[];
  /** The program that builds the site, below bench/node_modules. */
  program: string;
  /** Where the pages of entries are. */
  pages: string;
  dist: string;
  caches: readonly string[];
  environment?: NodeJS.ProcessEnv;
  /** Its configuration and first page. */
  files(corpus: Corpus): Record<string, string>;
}

function peer({ label, packages, program, pages, dist, caches, environment, files }: Peer): Site {
  return {
    label,
    home: 'bench',
    packages,
    prepare: ({ corpus }, folder) => {
      writeFiles(folder, files(corpus));
      for (const entry of corpus.entries)
        writeFiles(folder, { [join(pages, entry.topic, `${entry.slug}.md`)]: toMarkdownWithHeading(entry) });
      return {
        folder,
        command: [process.execPath, resolve('bench/node_modules', program), 'build'],
        environment: { ...cleanEnvironment(), ...environment },
        dist: join(folder, dist),
        caches: caches.map((cache) => join(folder, cache)),
      };
    },
  };
}

const firstPage = '# 可灵 QA\n\n可灵 AI 客服知识库\n';

const packageFile = (name: string, more = {}) => JSON.stringify({ name, private: true, ...more });

/** Docusaurus with the local search that its documentation lists for Chinese, set up as the README of that search says. */
export const docusaurus = peer({
  label: 'Docusaurus + search-local',
  packages: ['@docusaurus/core', '@easyops-cn/docusaurus-search-local', '@node-rs/jieba'],
  program: '@docusaurus/core/bin/docusaurus.mjs',
  pages: 'docs',
  dist: 'build',
  caches: ['.docusaurus'],
  environment: { NODE_ENV: 'production', DOCUSAURUS_NO_PERSISTENT_CACHE: '1' },
  files: (corpus) => ({
    'package.json': packageFile('docusaurus-peer'),
    'docusaurus.config.mjs': docusaurusConfig,
    'docs/index.md': `---\nslug: /\n---\n\n${firstPage}`,
    ...Object.fromEntries(
      byTopic(corpus).map(({ id, label }) => [`docs/${id}/_category_.json`, JSON.stringify({ label })]),
    ),
  }),
});

const docusaurusConfig = `export default {
  title: '可灵 QA',
  url: 'https://kling.example.com',
  baseUrl: '/',
  onBrokenLinks: 'ignore',
  i18n: { defaultLocale: 'zh-Hans', locales: ['zh-Hans'] },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
  themes: [
    [
      '@easyops-cn/docusaurus-search-local',
      { hashed: true, language: ['en', 'zh'], docsRouteBasePath: '/', indexBlog: false },
    ],
  ],
};
`;

/** VitePress with its own local search, as its documentation sets it up. */
export const vitepress = peer({
  label: 'VitePress local search',
  packages: ['vitepress'],
  program: 'vitepress/bin/vitepress.js',
  pages: '.',
  dist: '.vitepress/dist',
  caches: ['.vitepress/cache', '.vitepress/.temp'],
  files: (corpus) => {
    const themeConfig = { search: { provider: 'local' }, sidebar: sidebarOf(corpus) };
    return {
      'package.json': packageFile('vitepress-peer', { type: 'module' }),
      '.vitepress/config.mjs': `export default ${JSON.stringify({ title: '可灵 QA', lang: 'zh-CN', themeConfig })};\n`,
      'index.md': firstPage,
    };
  },
});

/** Rspress with its built-in search, as its documentation sets it up. */
export const rspress = peer({
  label: 'Rspress',
  packages: ['@rspress/core'],
  program: '@rspress/core/bin/rspress.js',
  pages: 'docs',
  dist: 'doc_build',
  caches: ['node_modules'],
  environment: { NODE_ENV: 'production' },
  files: (corpus) => {
    const themeConfig = { sidebar: { '/': sidebarOf(corpus) } };
    return {
      'package.json': packageFile('rspress-peer', { type: 'module' }),
      'rspress.config.ts': `export default ${JSON.stringify({ root: 'docs', lang: 'zh', title: '可灵 QA', themeConfig })};\n`,
      'docs/index.md': firstPage,
    };
  },
});
