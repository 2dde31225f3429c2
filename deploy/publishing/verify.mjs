import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from './addresses.mjs';
import { readAsset } from './assets.mjs';
import { listFiles, sumsFile } from './build-files.mjs';
import { compareChecksums, computeChecksums, readChecksums } from './checksums.mjs';
import { checkCounts, readVersion } from './entry-counts.mjs';
import { damagedJson, readJson } from './json.mjs';
import { readPage } from './pages.mjs';

/**
 * What publishing has to know of a build, and what is wrong with it.
 *
 * @typedef {object} Build
 * @property {string[]} problems in Chinese, for whoever publishes; empty if the build is complete
 * @property {'same' | 'differ' | 'absent'} checksums whether the files are those of its SHA256SUMS
 * @property {import('./checksums.mjs').Sums} sums of the files as they are
 * @property {string[]} files all files, relative, with forward slashes
 * @property {string} base the path it was built for: / or /kling-qa/
 * @property {string | null} commit
 * @property {number} built when, in seconds since 1970
 * @property {number} entries
 * @property {string[]} scripts CSP hashes of the inline scripts
 */

/**
 * The page whose banner and scripts all pages have to share. Nothing on this page comes from an entry. The first page
 * has to have the same scripts.
 */
const patternPage = '404.html';
const firstPage = 'index.html';
/** What /write/ loads. It says whether the build knows its repository. */
const deskFile = 'write.json';
const required = [patternPage, firstPage, 'entries.json', 'version.json', 'robots.txt'];

/**
 * @typedef {{ base: string, known: ReadonlySet<string> }} Site
 * @typedef {import('./pages.mjs').Page} Page
 */

/**
 * @param {string} directory a built site, which nothing changes meanwhile
 * @param {{ withoutChecksums?: boolean }} [options] `withoutChecksums`: as if it had no SHA256SUMS
 * @returns {Build}
 */
export function verifyBuild(directory, { withoutChecksums = false } = {}) {
  const { files, isComplete, problems } = surveyBuild(directory);
  const sums = computeChecksums(directory, files);
  const written = files.length > 0 && !withoutChecksums ? readChecksums(directory) : null;
  const altered = written === null ? null : compareChecksums(written, sums);
  const checksums = !altered ? 'absent' : altered.length > 0 ? 'differ' : 'same';
  const all = [...(altered ?? []), ...problems];
  if (!isComplete)
    return { problems: all, checksums, sums, files: [], base: '/', commit: null, built: 0, entries: 0, scripts: [] };
  const { faults, ...known } = verifyContents(directory, files);
  return { ...known, files, checksums, sums, problems: [...all, ...faults] };
}

/**
 * What the names of its files tell of a build: enough to see that a folder is none before anything is copied.
 *
 * @param {string} directory
 * @returns {{ files: string[], sums: string[], isComplete: boolean, problems: string[] }} `sums`: the file of checksums, if it
 *   is there; `isComplete`: so is what every build has
 */
export function surveyBuild(directory) {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    const problems = [`没有 ${directory} 这个文件夹；请先运行 npm run build，或写明文件夹`];
    return { files: [], sums: [], isComplete: false, problems };
  }
  const { files, problems: strange } = listFiles(directory);
  const missing = required.filter((file) => !files.includes(file)).map((file) => `缺少 ${file}`);
  const sums = existsSync(join(directory, sumsFile)) ? [sumsFile] : [];
  return { files, sums, isComplete: missing.length === 0, problems: [...missing, ...strange] };
}

function verifyContents(/** @type {string} */ directory, /** @type {readonly string[]} */ files) {
  const read = (/** @type {string} */ file) => readFileSync(join(directory, file), 'utf8');
  const pattern = readPage(read(patternPage));
  const base = pattern.loads.find((url) => url.includes('_astro/'))?.split('_astro/')[0] ?? '/';
  const site = { base, known: new Set(files) };
  const { faults, redirects } = checkFiles(files, read, pattern, site);
  const { commit, built, entries } = readVersion(directory);
  const counts = checkCounts(directory, { ...site, entries, redirects });
  const scripts = [...new Set(pattern.scripts)].map(hashOf);
  const all = [
    // The base goes into nginx's configuration and into paths.
    ...(/^\/(?:[\w~-][\w.~-]*\/)*$/.test(base) ? [] : [`${patternPage} 里的路径 ${base} 不能用`]),
    ...checkPattern(pattern, readPage(read(firstPage))),
    ...files.filter((file) => statSync(join(directory, file)).size === 0).map((file) => `${file} 是空的`),
    ...faults,
    ...damagedJson(directory, files),
    ...checkHost(directory, files),
    ...counts,
  ];
  return { faults: all, base, commit, built, entries, scripts };
}

function checkHost(/** @type {string} */ directory, /** @type {readonly string[]} */ files) {
  const isUnset = files.includes(deskFile) && readJson(directory, deskFile)?.hasHost === false;
  return isUnset
    ? [
        '生成时没有写仓库地址，「改这一条」打不开；请用 SITE_REPOSITORY=https://… npm run build 重新生成，见 docs/git-host.md',
      ]
    : [];
}

function checkPattern(/** @type {Page} */ pattern, /** @type {Page} */ first) {
  const texts = (/** @type {Page} */ { scripts }) => JSON.stringify([...new Set(scripts)].sort());
  return [
    ...(pattern.banner ? [] : [`${patternPage} 没有保密提示`]),
    ...(texts(pattern) === texts(first) ? [] : [`${patternPage} 与 ${firstPage} 的行内脚本不一样`]),
  ];
}

/**
 * @param {readonly string[]} files
 * @param {(file: string) => string} read
 * @param {Page} pattern
 * @param {Site} site
 */
function checkFiles(files, read, pattern, site) {
  /** @type {string[]} */
  const faults = [];
  /** @type {Record<string, string>} */
  const redirects = {};
  for (const file of files) {
    if (/^(?!pagefind\/).*\.(?:js|css)$/.test(file))
      faults.push(...faultsOfAddresses(file, readAsset(file, read(file), site.base), site));
    if (!/\.(?:html|svg)$/.test(file)) continue;
    const html = read(file);
    if (file.endsWith('.html') && !/<\/html>\s*$/i.test(html)) faults.push(`${file} 末尾不是 </html>，可能被截断`);
    const page = readPage(html);
    faults.push(...faultsOfPage(file, page, file.endsWith('.svg') ? null : pattern, site));
    if (page.refresh) redirects[site.base + file.replace(/index\.html$/, '')] = page.refresh;
  }
  return { faults, redirects };
}

/**
 * @param {string} file
 * @param {Page} page
 * @param {Page | null} pattern null for a drawing, which has neither banner nor script
 * @param {Site} site
 */
function faultsOfPage(file, { banner, forbidden, links, loads, scripts }, pattern, site) {
  const shared = new Set(pattern?.scripts);
  const faults = forbidden.map((found) => `${file} 里有行内样式或事件，或别的不该有的元素：${found}`);
  if (pattern && banner !== pattern.banner) faults.push(`${file} 没有保密提示，或写的不一样`);
  if (scripts.some((script) => !shared.has(script))) faults.push(`${file} 里有别的页面没有的行内脚本`);
  faults.push(...faultsOfAddresses(file, loads, site), ...faultsOfAddresses(file, links, site, { byChoice: true }));
  return faults;
}

/**
 * @param {string} file
 * @param {readonly string[]} addresses
 * @param {Site} site
 * @param {{ byChoice?: boolean }} [options]
 */
function faultsOfAddresses(file, addresses, site, options) {
  return addresses
    .flatMap((url) => faultOf(url, site.base + file, site, options) ?? [])
    .map((fault) => `${file} ${fault}`);
}

function hashOf(/** @type {string} */ script) {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
