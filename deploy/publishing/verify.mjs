import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { checkIndex } from './pagefind-index.mjs';
import { readAsset, readPage } from './pages.mjs';

/**
 * What publishing has to know of a build, and what is wrong with it.
 *
 * @typedef {object} Build
 * @property {string[]} problems in Chinese, for whoever publishes; empty if the build is complete
 * @property {string[]} files all files, relative, with forward slashes
 * @property {string} base the path it was built for: / or /kling-qa/
 * @property {string | null} commit
 * @property {number} entries
 * @property {string[]} scripts CSP hashes of the inline scripts
 */

/** Read once as the pattern for all pages: it has everything of the frame and nothing that an editor wrote. */
const patternPage = '404.html';

/**
 * @param {string} directory a built site
 * @returns {Build}
 */
export function verifyBuild(directory) {
  /** @type {string[]} */
  const problems = [];
  const empty = { problems, files: [], base: '/', commit: null, entries: 0, scripts: [] };
  const read = (/** @type {string} */ file) => readFileSync(join(directory, file), 'utf8');
  for (const file of [patternPage, 'index.html', 'entries.json', 'version.json', 'robots.txt'])
    if (!existsSync(join(directory, file))) problems.push(`缺少 ${file}`);
  if (problems.length > 0) return empty;

  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((file) => !file.isDirectory())
    .map((file) => posix.join(file.parentPath ?? file.path, file.name).slice(posix.join(directory, '/').length));
  const known = new Set(files);
  const pattern = readPage(read(patternPage));
  const base = pattern.references.find((url) => url.includes('_astro/'))?.split('_astro/')[0] ?? '/';
  const shared = new Set(pattern.scripts);
  if (!pattern.banner) problems.push(`${patternPage} 没有保密提示`);

  /** @type {Record<string, string>} */
  const redirects = {};
  for (const file of files) {
    if (/(?:^|\/)\.|\.map$/.test(file)) problems.push(`${file} 不该公开（隐藏文件或源码映射）`);
    const address = base + file;
    if (/\.(?:js|css)$/.test(file) && !file.startsWith('pagefind/')) {
      for (const url of readAsset(read(file))) check(url, url.startsWith('/_astro/') ? base : address, file);
    }
    if (!file.endsWith('.html')) continue;
    const page = readPage(read(file));
    if (page.banner !== pattern.banner) problems.push(`${file} 没有保密提示，或写的不一样`);
    for (const found of page.forbidden) problems.push(`${file} 里有行内样式或事件：${found}`);
    if (page.scripts.some((script) => !shared.has(script))) problems.push(`${file} 里有别的页面没有的行内脚本`);
    for (const url of page.references) check(url, address, file);
    if (page.refresh) redirects[base + file.replace(/index\.html$/, '')] = page.refresh;
  }

  /** Reports an address of ours that leads nowhere. */
  function check(/** @type {string} */ url, /** @type {string} */ from, /** @type {string} */ file) {
    if (url === '' || url.startsWith('#') || /^(?:[a-z]+:|\/\/)/i.test(url)) return;
    const relative = url.startsWith('/_astro/') && from === base ? url.slice(1) : url;
    const { pathname } = new URL(relative, `http://site${from}`);
    if (!pathname.startsWith(base)) return void problems.push(`${file} 引用了 ${base} 以外的 ${url}`);
    const path = decodeURIComponent(pathname.slice(base.length));
    const wanted = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!known.has(wanted) && !answered.has(wanted)) problems.push(`${file} 引用的 ${url} 不存在`);
  }

  const { commit, entries } = JSON.parse(read('version.json'));
  problems.push(...checkCounts(directory, { base, entries, known, redirects }));
  const scripts = [...shared].map((body) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  return { problems, files, base, commit, entries, scripts };
}

/** Answered by nginx, not by a file. */
const answered = new Set(['watermark.svg', 'beacon']);

/**
 * version.json, entries.json, pages, short links and index have to count the same.
 *
 * @param {string} directory
 * @param {{ base: string, entries: number, known: Set<string>, redirects: Record<string, string> }} build
 * @returns {string[]}
 */
function checkCounts(directory, { base, entries, known, redirects }) {
  const list = JSON.parse(readFileSync(join(directory, 'entries.json'), 'utf8')).entries;
  const problems = [];
  if (entries < 1) problems.push('version.json 里一条也没有');
  if (list.length !== entries) problems.push(`entries.json 有 ${list.length} 条，version.json 说 ${entries} 条`);
  for (const { number, url } of list) {
    if (!url.startsWith(base) || !known.has(`${url.slice(base.length)}index.html`))
      problems.push(`条目 ${number} 没有页面：${url}`);
    if (redirects[`${base}q/${number}/`] !== url) problems.push(`短链接 /q/${number}/ 不通向 ${url}`);
  }
  const { problems: missing, pages } = checkIndex(join(directory, 'pagefind'));
  if (missing.length === 0 && pages !== entries) problems.push(`搜索索引有 ${pages} 条，version.json 说 ${entries} 条`);
  return [...problems, ...missing];
}
