import type { Entry } from './entry.ts';

/**
 * Paths in content/. A path is relative to the project and has forward slashes, even if CONTENT_DIR names another
 * folder: `content/membership/subscription/no-downgrade.md`.
 */

const root = 'content/';
const introduction = '/index.md';

/** The YAML files at the top of content/, which every entry relies on. */
export const dataFiles = {
  topics: 'content/topics.yml',
  escalations: 'content/escalations.yml',
  facts: 'content/facts.yml',
  slots: 'content/slots.yml',
  gaps: 'content/gaps.yml',
  redirects: 'content/redirects.yml',
  words: 'content/words.yml',
  source: 'content/source.yml',
  combinations: 'content/combinations.yml',
  pins: 'content/pins.yml',
} as const;

/** The path of a file by its name below the content folder: `a/b.md` → `content/a/b.md`. */
export function toContentPath(name: string): string {
  return root + name;
}

/** A file's name below the content folder: `content/a/b.md` → `a/b.md`. */
export function fromContentPath(path: string): string {
  return path.slice(root.length);
}

export function isContentPath(path: string): boolean {
  return path.startsWith(root);
}

export function isMarkdownFile(path: string): boolean {
  return path.endsWith('.md');
}

export function isDataFile(path: string): boolean {
  return path.endsWith('.yml');
}

/** Whether a file is a topic's introduction: `content/membership/index.md`. */
export function isIntroduction(path: string): boolean {
  return path.endsWith(introduction);
}

export function isEntryFile(path: string): boolean {
  return isMarkdownFile(path) && !isIntroduction(path);
}

/** An entry's path → its topic, which is the folder, and its slug, which is the file's name. */
export function locate(path: string): Pick<Entry, 'topic' | 'slug'> {
  const folders = fromContentPath(path).replace(/\.md$/, '').split('/');
  const slug = folders.pop() ?? '';
  return { topic: folders.join('/'), slug };
}

/** Whether a name can stand in an address. */
export function isSlug(name: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
}

export function entryPath({ topic, slug }: Pick<Entry, 'topic' | 'slug'>): string {
  return toContentPath(`${topic}/${slug}.md`);
}

export function introductionPath(topic: string): string {
  return toContentPath(topic + introduction);
}
