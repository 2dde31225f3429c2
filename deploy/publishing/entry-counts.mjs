import { checkFeeds } from './feeds.mjs';
import { readJson } from './json.mjs';
import { checkIndex } from './search-index.mjs';

/**
 * @param {string} directory
 * @returns {{ commit: string | null, built: number, entries: number }} what version.json says; a commit is hexadecimal or none; without a
 *   time, now (in seconds)
 */
export function readVersion(directory) {
  const { commit, built, entries } = readJson(directory, 'version.json') ?? {};
  const time = Date.parse(built);
  return {
    built: Math.floor((Number.isNaN(time) ? Date.now() : time) / 1000),
    commit: typeof commit === 'string' && /^[\da-f]{7,64}$/.test(commit) ? commit : null,
    entries: Number.isInteger(entries) ? entries : 0,
  };
}

/**
 * version.json, entries.json, pages, short links and index have to count the same.
 *
 * @param {string} directory
 * @param {{ base: string, entries: number, known: ReadonlySet<string>, redirects: Record<string, string> }} build
 * @returns {string[]} problems
 */
export function checkCounts(directory, { base, entries, known, redirects }) {
  const problems = entries < 1 ? ['version.json 里一条也没有'] : [];
  const list = readJson(directory, 'entries.json')?.entries;
  if (!Array.isArray(list) || !list.every(isEntry)) return [...problems, 'entries.json 不是条目的列表'];
  if (list.length !== entries) problems.push(`entries.json 有 ${list.length} 条，version.json 说 ${entries} 条`);
  if (new Set(list.map(({ number }) => number)).size !== list.length) problems.push('entries.json 里有重复的编号');
  for (const { number, url } of list) {
    if (!url.startsWith(base) || !known.has(`${url.slice(base.length)}index.html`))
      problems.push(`条目 ${number} 没有页面：${url}`);
    if (redirects[`${base}q/${number}/`] !== url) problems.push(`短链接 /q/${number}/ 不通向 ${url}`);
  }
  const { problems: missing, entries: indexed } = checkIndex(directory, known);
  if (missing.length === 0 && indexed !== entries)
    problems.push(`搜索索引有 ${indexed} 条，version.json 说 ${entries} 条`);
  return [...problems, ...missing, ...checkFeeds(directory, known, list)];
}

/** @returns {entry is { number: number, url: string }} */
function isEntry(/** @type {any} */ entry) {
  return Number.isInteger(entry?.number) && typeof entry.url === 'string';
}
