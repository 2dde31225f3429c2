import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './json.mjs';

/** The list that is written with the search index: the number of entries, and all files with their sizes. */
const list = 'pagefind/files.json';

/**
 * Compares the search index with the list of its files.
 *
 * @param {string} directory of the build
 * @param {ReadonlySet<string>} known its files
 * @returns {{ problems: string[], entries: number }}
 */
export function checkIndex(directory, known) {
  if (!known.has(list)) return { problems: [`没有搜索索引：缺少 ${list}`], entries: 0 };
  const { entries, files } = readJson(directory, list) ?? {};
  const problems = Object.entries(files ?? {}).flatMap(([name, size]) => {
    const file = `pagefind/${name}`;
    if (!known.has(file)) return [`搜索索引缺少 ${file}`];
    return statSync(join(directory, file)).size === size ? [] : [`搜索索引的 ${file} 已损坏`];
  });
  return { problems, entries: Number.isInteger(entries) ? entries : 0 };
}
