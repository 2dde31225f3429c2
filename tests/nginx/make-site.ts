import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checksumsOf } from '../../src/site/checksums.ts';
import { entryFile } from '../built/corpora.ts';
import { writeIndexOf } from '../built/search-index.ts';

/** A folder that nginx's workers may read, also where tests run as root. set-up.ts clears them away. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'kling-qa-'));
  chmodSync(folder, 0o755);
  return folder;
}

export interface SiteOptions {
  base?: string;
  entries?: number;
  /** Stands in every page, in the names of assets and in the index: two builds differ in it. */
  mark?: string;
  /** Body of the inline script of every page. */
  script?: string;
}

/** A small site with the parts of a real build: pages, short links, hashed assets, JSON and a search index. */
export async function makeSite(options: SiteOptions = {}): Promise<string> {
  const { base = '/', entries = 3, mark = 'one', script = 'document.documentElement.dataset.scripted = ""' } = options;
  const directory = temporaryFolder();
  const write = (file: string, text: string | Uint8Array) => writeFile(join(directory, file), text);
  const page = (title: string, body: string) =>
    `<!DOCTYPE html><html lang="zh-CN"><head><title>${title}</title><script>${script}</script>` +
    `<link rel="stylesheet" href="${base}_astro/style.${mark}.css"></head><body>` +
    `<p class="confidential" role="note">快手内部文档，请勿外传</p>${body}${'这是答复的正文。'.repeat(60)}` +
    `<script type="module" src="${base}_astro/page.${mark}.js"></script></body></html>`;
  const list = Array.from({ length: entries }, (_, index) => ({
    number: 1001 + index,
    url: `${base}membership/entry-${index + 1}/`,
    status: 'published',
    verify: [],
    replies: [{ when: null, text: `您好，${mark}。` }],
  }));
  const twin = (number: number) => `# ${number} 条目\n\n${'这是答复的正文。'.repeat(60)}\n`;

  write('index.html', page('首页', list.map(({ url }) => `<a href="${url}">${mark}</a>`).join('')));
  write('404.html', page('没有这一页', ''));
  write('robots.txt', 'User-agent: *\nDisallow: /\n');
  write('health.csv', '"编号"\n');
  write('export/review.xlsx', 'PK');
  write('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  write(`_astro/style.${mark}.css`, `body{color:#111}/* ${mark.repeat(200)} */`);
  write(`_astro/page.${mark}.js`, `import "./part.${mark}.js";`);
  write(`_astro/part.${mark}.js`, `document.title += ""; /* ${mark} */`);
  for (const { number, url } of list) {
    write(`${url.slice(base.length)}index.html`, page(`条目 ${number}`, `<a href="${base}">${mark}</a>`));
    const refresh =
      `<!DOCTYPE html><html lang="zh-CN"><head><meta http-equiv="refresh" content="0; url=${url}"></head><body>` +
      '<p class="confidential" role="note">快手内部文档，请勿外传</p></body></html>';
    write(`q/${number}/index.html`, refresh);
    write(`q/${number}.md`, twin(number));
  }
  write('entries.json', JSON.stringify({ version: 1, entries: list }));
  const replies = list.map(({ number, replies: [reply] }) => ({ number, condition: null, text: reply?.text }));
  write('replies.json', JSON.stringify({ version: 1, day: '2026-11-24', replies }));
  write('llms-full.txt', list.map(({ number }) => twin(number)).join('\n'));
  write('version.json', JSON.stringify({ commit: 'abcdef0123', built: '2026-11-24T00:00:00Z', entries: list.length }));

  cpSync(await indexOf(entries, mark), join(directory, 'pagefind'), { recursive: true });
  writeFileSync(join(directory, 'SHA256SUMS'), checksumsOf(directory));
  return directory;
}

/** Indexes by what is in them: many tests make the same site. */
const indexes = new Map<string, Promise<string>>();

function indexOf(entries: number, mark: string): Promise<string> {
  const key = `${entries} ${mark}`;
  const made = indexes.get(key) ?? makeIndex(entries, mark);
  indexes.set(key, made);
  return made;
}

async function makeIndex(entries: number, mark: string): Promise<string> {
  const body = `:::话术\n您好，${mark}。\n:::`;
  const files = Array.from({ length: entries }, (_, index) => [
    `membership/entry-${index + 1}.md`,
    entryFile(1001 + index, { body }),
  ]);
  const folder = temporaryFolder();
  await writeIndexOf(Object.fromEntries(files), folder);
  return folder;
}

function writeFile(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
