import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumOf } from './checksums.mjs';
import { readJson } from './json.mjs';

/** Written with the search index: how many entries it has, and its files with the start of their SHA-256. */
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
  const problems = Object.entries(files ?? {}).flatMap(([name, digest]) => {
    const file = `pagefind/${name}`;
    if (!known.has(file)) return [`搜索索引缺少 ${file}`];
    const isSame = checksumOf(readFileSync(join(directory, file))).startsWith(String(digest));
    return isSame ? [] : [`搜索索引的 ${file} 已损坏`];
  });
  return { problems, entries: Number.isInteger(entries) ? entries : 0 };
}
