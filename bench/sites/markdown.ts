import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Entry, type Leaf, leaves } from '../../src/entry/entry.ts';
import type { Corpus } from '../../src/markdown/corpus.ts';

/** An entry as a page of a documentation site: a visible line of aliases, then replies, notes and escalation. */
export function toMarkdown(entry: Entry): string {
  const said = entry.aliases.length > 0 ? [`客户常问：${entry.aliases.join('、')}`] : [];
  const paragraphs = leaves(entry).map(({ when, kind, text }) => `${when ? `${when}：` : ''}${labels[kind]}${text}`);
  return `${[...said, ...paragraphs].map(escapeMarkup).join('\n\n')}\n`;
}

/** `toMarkdown` below a heading with the question, for generators that make no heading of the front matter. */
export function toMarkdownWithHeading(entry: Entry): string {
  return `# ${escapeMarkup(entry.title)}\n\n${toMarkdown(entry)}`;
}

/** Top topics in their order, each with its entries. */
export function byTopic({ entries, site }: Corpus): { id: string; label: string; entries: Entry[] }[] {
  const topics = Object.keys(site.topics).filter((id) => !id.includes('/'));
  return topics.map((id) => ({
    id,
    label: site.topics[id]?.label ?? id,
    entries: entries.filter(({ topic }) => topic.split('/')[0] === id),
  }));
}

/** Every page below its topic, in the form that VitePress and Rspress share. */
export function sidebarOf(corpus: Corpus): { text: string; items: { text: string; link: string }[] }[] {
  return byTopic(corpus).map(({ label, entries }) => ({
    text: label,
    items: entries.map(({ title, topic, slug }) => ({ text: title, link: `/${topic}/${slug}` })),
  }));
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const labels: Record<Leaf['kind'], string> = { reply: '', internal: '内部：', escalation: '升级：' };

function escapeMarkup(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('{', '&#123;');
}
