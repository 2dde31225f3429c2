import { isDataFile, isMarkdownFile, toContentPath } from '../entry/paths.ts';
import { type ContentFile, decodeFile } from '../markdown/content-file.ts';
import { isShallow } from './head.ts';
import { readBlobs, readTree } from './log.ts';
import { askGit, runGit } from './run-git.ts';

/** The commit that a change started from. */
export interface Base {
  commit: string;
  /** What the reader has to know about the comparison, in Chinese. */
  warnings: string[];
}

/** content/ as it was at the base. */
export interface BaseContent extends Base {
  files: ContentFile[];
}

/** The files that differ from the base, with their texts at the base. */
export interface BaseChange extends BaseContent {
  /** Paths that were added, changed or deleted. */
  changed: string[];
}

/**
 * All files of a content folder as they were where a change started.
 *
 * @param reference a branch or commit that the change is compared with
 * @throws with a Chinese message if Git cannot tell
 */
export function readBaseContent(folder: string, reference: string): BaseContent {
  const base = findBase(folder, reference);
  const files = readFiles(folder, readTree(folder, base.commit));
  if (files.length === 0) throw new Error(`「${reference}」里没有 content/ 的文件，没有可以比较的；请换一个分支或提交`);
  return { ...base, files };
}

/**
 * Only the files of a content folder that differ now from what they were where a change started.
 *
 * @throws with a Chinese message if Git cannot tell
 */
export function readBaseChange(folder: string, reference: string): BaseChange {
  const base = findBase(folder, reference);
  const list = (...words: string[]) => runGit(folder, words).toString().split('\0').filter(Boolean).map(toContentPath);
  const changed = new Set([
    ...list('diff', '--no-renames', '--name-only', '-z', '--relative', base.commit, '--', '.'),
    ...list('ls-files', '--others', '--exclude-standard', '-z'),
  ]);
  const before = [...readTree(folder, base.commit)].filter(([path]) => changed.has(path));
  const files = readFiles(folder, new Map(before)).filter(({ problem }) => !problem);
  return { ...base, changed: [...changed], files };
}

function findBase(folder: string, reference: string): Base {
  const unshallow = isShallow(folder) ? '这是不完整的克隆，请先运行 git fetch --unshallow' : null;
  const tip = askGit(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`);
  if (!tip)
    throw new Error(
      `找不到要比较的分支或提交「${reference}」；${unshallow ? `${unshallow}，再试一次` : '请先运行 git fetch，或改成 origin/main 这样的名字'}`,
    );
  const start = askGit(folder, 'merge-base', tip, 'HEAD');
  if (start) return { commit: start, warnings: [] };
  const reason = unshallow ?? `「${reference}」和现在的分支没有共同的历史`;
  return {
    commit: tip,
    warnings: [`找不到这次改动从哪里开始（${reason}），所以是和「${reference}」现在的样子相比，可能混进别人的改动。`],
  };
}

/** The texts of a tree's content files; hidden files are no content. */
function readFiles(folder: string, tree: ReadonlyMap<string, string>): ContentFile[] {
  const wanted = [...tree].filter(([path]) => (isMarkdownFile(path) || isDataFile(path)) && !path.includes('/.'));
  const texts = readBlobs(
    folder,
    wanted.map(([, blob]) => blob),
  );
  const bytes = new TextEncoder();
  return wanted.map(([path, blob]) => decodeFile(path, bytes.encode(texts.get(blob) ?? '')));
}
