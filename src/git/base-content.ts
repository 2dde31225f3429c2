import { execFileSync } from 'node:child_process';
import { type ContentFile, decodeFile } from '../markdown/content-file.ts';
import { parseBlobs, parseTree } from './log.ts';

/** content/ as it was where a change started. */
export interface BaseContent {
  commit: string;
  files: ContentFile[];
  /** What the reader has to know about the comparison, in Chinese. */
  warnings: string[];
}

/**
 * All files of a content folder at the commit that a change started from.
 *
 * @throws with a Chinese message if Git cannot tell
 */
export function readBaseContent(directory: string, reference: string): BaseContent {
  const isShallow = readOr(null, () => git(directory, 'rev-parse', '--is-shallow-repository')) === 'true\n';
  const { commit, warnings } = startOf(directory, reference, isShallow);
  const tree = parseTree(git(directory, 'ls-tree', '-r', '-z', commit, '.'));
  const wanted = [...tree].filter(([path]) => /\.(md|yml)$/.test(path) && !/\/\./.test(path));
  const names = `${wanted.map(([, blob]) => blob).join('\n')}\n`;
  const texts = parseBlobs(run(directory, ['cat-file', '--batch'], names));
  const bytes = new TextEncoder();
  const files = wanted.map(([path, blob]) => decodeFile(path, bytes.encode(texts.get(blob) ?? '')));
  if (files.length === 0) throw new Error(`「${reference}」里没有 content/ 的文件，没有可以比较的；请换一个分支或提交`);
  return { commit, files, warnings };
}

function startOf(directory: string, reference: string, isShallow: boolean): Omit<BaseContent, 'files'> {
  const unshallow = '这是不完整的克隆，请先运行 git fetch --unshallow';
  const found = readOr(null, () =>
    git(directory, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`),
  );
  if (!found)
    throw new Error(
      `找不到要比较的分支或提交「${reference}」；${isShallow ? `${unshallow}，再试一次` : '请先运行 git fetch，或改成 origin/main 这样的名字'}`,
    );
  const tip = found.trim();
  const start = readOr(null, () => git(directory, 'merge-base', tip, 'HEAD'));
  if (start) return { commit: start.trim(), warnings: [] };
  const reason = isShallow ? unshallow : `「${reference}」和现在的分支没有共同的历史`;
  return {
    commit: tip,
    warnings: [`找不到这次改动从哪里开始（${reason}），所以是和「${reference}」现在的样子相比，可能混进别人的改动。`],
  };
}

function readOr<T>(otherwise: T, read: () => string): string | T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function git(cwd: string, ...words: string[]): string {
  return run(cwd, words).toString();
}

function run(cwd: string, words: readonly string[], input = ''): Buffer {
  return execFileSync('git', words, { cwd, input, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'pipe'] });
}
