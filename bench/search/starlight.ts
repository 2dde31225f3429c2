import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Entry, type Leaf, leaves } from '../../src/entry/entry.ts';
import { entryUrl } from '../../src/entry/urls.ts';
import type { Corpus } from '../../src/markdown/corpus.ts';

/**
 * `full`: every page in the sidebar of every page, as Starlight does by default. `topics`: links to topics only, because
 * the full one is some 190 kB a page at 1,000 entries, 900 kB at 5,000.
 */
export type Sidebar = 'full' | 'topics';

/**
 * Writes a project with Starlight as its documentation sets it up, with the same entries as Markdown pages.
 *
 * @param folder below this project, whose node_modules it finds; Astro cannot build with those of a distant folder
 */
export function writeStarlight({ entries, site }: Corpus, sidebar: Sidebar, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const topics = Object.keys(site.topics).filter((id) => !id.includes('/'));
  const groups = topics.map((id) => {
    const label = site.topics[id]?.label ?? id;
    const [first] = entries.filter(({ topic }) => topic.split('/')[0] === id);
    return sidebar === 'full'
      ? { label, items: [{ autogenerate: { directory: id } }] }
      : { label, link: first ? entryUrl(first) : '/' };
  });
  write('package.json', JSON.stringify({ name: 'bare-starlight', private: true, type: 'module', dependencies }));
  write('astro.config.mjs', config(groups));
  write('src/content.config.ts', collections);
  write('src/content/docs/index.md', '---\ntitle: 可灵 QA\npagefind: false\n---\n\n可灵 AI 客服知识库\n');
  for (const entry of entries) write(`src/content/docs/${entry.topic}/${entry.slug}.md`, toMarkdown(entry));
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

/** Astro looks here for what it has to process itself. */
const dependencies = { '@astrojs/starlight': '*', astro: '*' };

const collections = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** The question as title, what customers say as a visible line, then replies, notes and escalation in their order. */
function toMarkdown(entry: Entry): string {
  const said = entry.aliases.length > 0 ? [`客户常问：${entry.aliases.join('、')}`] : [];
  const paragraphs = [
    ...said,
    ...leaves(entry).map((leaf) => `${leaf.when ? `${leaf.when}：` : ''}${labels[leaf.kind]}${leaf.text}`),
  ];
  return `---\ntitle: ${JSON.stringify(entry.title)}\n---\n\n${paragraphs.map(escapeMarkup).join('\n\n')}\n`;
}

const labels: Record<Leaf['kind'], string> = { reply: '', internal: '内部：', escalation: '升级：' };

function escapeMarkup(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('{', '&#123;');
}
