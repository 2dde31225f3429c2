import { join, resolve } from 'node:path';
import { cleanEnvironment } from '../../tests/built/build.ts';
import { sidebarOf, toMarkdownWithHeading, writeFiles } from './markdown.ts';
import type { Site } from './site.ts';

/** VitePress with its own local search, as its documentation sets it up. */
export const vitepress: Site = {
  label: 'VitePress local search',
  home: 'bench/peers',
  packages: ['vitepress'],
  prepare: ({ corpus }, folder) => {
    const sidebar = sidebarOf(corpus);
    const options = { title: '可灵 QA', lang: 'zh-CN', themeConfig: { search: { provider: 'local' }, sidebar } };
    writeFiles(folder, {
      'package.json': JSON.stringify({ name: 'vitepress-peer', private: true, type: 'module' }),
      '.vitepress/config.mjs': `export default ${JSON.stringify(options)};\n`,
      'index.md': '# 可灵 QA\n\n可灵 AI 客服知识库\n',
    });
    for (const entry of corpus.entries)
      writeFiles(folder, { [`${entry.topic}/${entry.slug}.md`]: toMarkdownWithHeading(entry) });
    return {
      folder,
      command: [process.execPath, resolve('bench/peers/node_modules/vitepress/bin/vitepress.js'), 'build'],
      environment: cleanEnvironment(),
      dist: join(folder, '.vitepress/dist'),
      caches: [join(folder, '.vitepress/cache'), join(folder, '.vitepress/.temp')],
    };
  },
};
