import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** A folder that nginx's workers may read, also where tests run as root. remove-folders.ts clears them away. */
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

/** Pagefind's own interfaces, which our build leaves out too: compressing them takes longer than all the rest. */
const interfaces = /^pagefind-.*\.(?:js|css)$/;

/** A small site with the parts of a real build: pages, short links, hashed assets, JSON and a real Pagefind index. */
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
  }));

  write('index.html', page('首页', list.map(({ url }) => `<a href="${url}">${mark}</a>`).join('')));
  write('404.html', page('没有这一页', ''));
  write('robots.txt', 'User-agent: *\nDisallow: /\n');
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
  }
  write('entries.json', JSON.stringify({ version: 1, entries: list }));
  write('version.json', JSON.stringify({ commit: 'abcdef0123', built: '2026-11-24T00:00:00Z', entries: list.length }));

  const { index } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error('Pagefind did not start');
  for (const { url } of list)
    await index.addCustomRecord({ url, content: `${url} ${mark}`, language: 'unknown', filters: { topic: ['m'] } });
  // Written here and not by Pagefind, so that nothing is on its way any more when a test changes a file.
  const { files } = await index.getFiles();
  for (const { path, content } of files) if (!interfaces.test(path)) write(`pagefind/${path}`, content);
  for (const file of ['first.json', 'late.json']) write(`pagefind/${file}`, JSON.stringify({ mark }));
  return directory;
}

/** Ends Pagefind's process, which would otherwise outlive the tests. */
export async function closeIndexer(): Promise<void> {
  await close();
}

function writeFile(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
