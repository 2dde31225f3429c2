import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Endings that the site has, pictures of editors included. A file with any other ending got into the folder by mistake. */
const published = new Set(
  'html css js json csv xlsx xml txt svg png jpg jpeg webp gif pagefind pf_meta pf_index pf_filter pf_fragment weights'.split(
    ' ',
  ),
);

/** An entry as Markdown, below whatever base. Other Markdown is a source. */
const entryMarkdown = /(?:^|\/)q\/\d+\.md$/;

/** Files whose name changes with their content: an open page may still ask for them after the next deploy. */
export const hashed = /^_astro\/|^pagefind\/.*\.(?:pf_meta|pf_index|pf_filter|weights)$/;

/** The file of checksums, which the build writes for publishing alone. */
export const sumsFile = 'SHA256SUMS';

/**
 * The files of a build, relative and with forward slashes, and what may not be published.
 *
 * @param {string} directory
 * @param {{ isCompressed?: boolean }} [options] `isCompressed`: compressed copies may lie beside the files
 * @returns {{ files: string[], problems: string[] }}
 */
export function listFiles(directory, { isCompressed = false } = {}) {
  const found = [...walk(directory, '')].filter(({ path, isFile }) => path !== sumsFile || !isFile);
  const problems = found.flatMap(({ path, isFile }) => {
    const name = isCompressed ? path.replace(/\.(?:br|gz)$/, '') : path;
    const fault = isFile ? faultOfName(name) : '不是普通文件（是文件夹、链接、管道之类），不能发布';
    return fault ? `${JSON.stringify(path).slice(1, -1)} ${fault}` : [];
  });
  return { files: found.filter(({ isFile }) => isFile).map(({ path }) => path), problems };
}

/** @returns {string | null} why a file of this name is not published */
export function faultOfName(/** @type {string} */ path) {
  if (/(?:^|\/)\.|\.map$/.test(path)) return '不该公开（隐藏文件或源码映射）';
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(path)) return '的名字里有看不见的字符，不能发布';
  const ending = /\.(\w+)$/.exec(path)?.[1] ?? '';
  return published.has(ending) || entryMarkdown.test(path) ? null : '不是网站用到的文件类型，不能发布';
}

/** @returns {Generator<{ path: string, isFile: boolean }>} everything but folders; links are not followed */
function* walk(/** @type {string} */ directory, /** @type {string} */ prefix) {
  for (const entry of readdirSync(join(directory, prefix), { withFileTypes: true })) {
    const path = prefix + entry.name;
    // A folder by the name of the checksums is reported, not searched.
    if (entry.isDirectory() && path !== sumsFile) yield* walk(directory, `${path}/`);
    else yield { path, isFile: entry.isFile() };
  }
}
