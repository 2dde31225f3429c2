import { join, resolve } from 'node:path';
import { cleanEnvironment } from '../../tests/built/build.ts';
import { sidebarOf, toMarkdownWithHeading, writeFiles } from './markdown.ts';
import type { Site } from './site.ts';

/** Rspress with its built-in search, as its documentation sets it up. */
export const rspress: Site = {
  label: 'Rspress',
  home: 'bench/peers',
  packages: ['@rspress/core'],
  prepare: ({ corpus }, folder) => {
    const sidebar = sidebarOf(corpus);
    const options = { root: 'docs', lang: 'zh', title: '可灵 QA', themeConfig: { sidebar: { '/': sidebar } } };
    writeFiles(folder, {
      'package.json': JSON.stringify({ name: 'rspress-peer', private: true, type: 'module' }),
      'rspress.config.ts': `export default ${JSON.stringify(options)};\n`,
      'docs/index.md': '# 可灵 QA\n\n可灵 AI 客服知识库\n',
    });
    for (const entry of corpus.entries)
      writeFiles(folder, { [`docs/${entry.topic}/${entry.slug}.md`]: toMarkdownWithHeading(entry) });
    return {
      folder,
      command: [process.execPath, resolve('bench/peers/node_modules/@rspress/core/bin/rspress.js'), 'build'],
      environment: { ...cleanEnvironment(), NODE_ENV: 'production' },
      dist: join(folder, 'doc_build'),
      caches: [join(folder, 'node_modules')],
    };
  },
};
