import { join, resolve } from 'node:path';
import { cleanEnvironment } from '../../tests/built/build.ts';
import { byTopic, toMarkdownWithHeading, writeFiles } from './markdown.ts';
import type { Site } from './site.ts';

/** Docusaurus with the local search that its documentation lists for Chinese, set up as that one's README says. */
export const docusaurus: Site = {
  label: 'Docusaurus + search-local',
  home: 'bench/peers',
  packages: ['@docusaurus/core', '@easyops-cn/docusaurus-search-local', '@node-rs/jieba'],
  prepare: ({ corpus }, folder) => {
    writeFiles(folder, {
      'package.json': JSON.stringify({ name: 'docusaurus-peer', private: true }),
      'docusaurus.config.mjs': config,
      'docs/index.md': '---\nslug: /\n---\n\n# 可灵 QA\n\n可灵 AI 客服知识库\n',
    });
    for (const { id, label, entries } of byTopic(corpus)) {
      writeFiles(folder, { [`docs/${id}/_category_.json`]: JSON.stringify({ label }) });
      for (const entry of entries)
        writeFiles(folder, { [`docs/${entry.topic}/${entry.slug}.md`]: toMarkdownWithHeading(entry) });
    }
    return {
      folder,
      command: [process.execPath, resolve('bench/peers/node_modules/@docusaurus/core/bin/docusaurus.mjs'), 'build'],
      environment: { ...cleanEnvironment(), NODE_ENV: 'production', DOCUSAURUS_NO_PERSISTENT_CACHE: '1' },
      dist: join(folder, 'build'),
      caches: [join(folder, '.docusaurus')],
    };
  },
};

const config = `export default {
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
