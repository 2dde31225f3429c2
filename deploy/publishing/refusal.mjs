/** Why a command was not done, in Chinese, for whoever typed it. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {{ status?: number }} [options] `status`: 2 if the command itself is wrong
   */
  constructor(message, { status = 1 } = {}) {
    super(message);
    this.status = status;
  }
}

/** What the system says, by its code. */
const reasons = new Map(
  Object.entries({
    EACCES: '没有权限',
    EDQUOT: '磁盘配额用完了',
    EEXIST: '已经存在',
    EIO: '磁盘读写出错',
    EISDIR: '是文件夹，应为文件',
    ELOOP: '链接绕成了圈',
    EMFILE: '同时打开的文件太多',
    EMLINK: '硬链接太多',
    ENOENT: '不存在',
    ENOSPC: '磁盘满了',
    ENOTDIR: '路径里有一段不是文件夹',
    EPERM: '没有权限',
    EROFS: '所在的磁盘是只读的',
    EXDEV: '不在同一个磁盘上',
  }),
);

/** Of these the answer is room. */
const full = new Set(['ENOSPC', 'EDQUOT']);
const makeRoom =
  '网站保持原样。请先腾出空间再试，比如只留正在提供的和它之前的一个版本：deploy/publish --prune（--to 与这次一样）';

/**
 * @param {unknown} error
 * @returns {{ message: string, status: number }} what to print, and the exit code
 */
export function explainError(error) {
  if (error instanceof Refusal) return { message: error.message, status: error.status };
  const { stack, code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
  const reason = systemReason(error);
  if (!reason) return { message: `发布程序自己出错了，请把下面的内容交给开发者：\n${stack ?? error}`, status: 1 };
  return { message: full.has(code) ? `${reason}\n${makeRoom}` : reason, status: 1 };
}

/**
 * Reads something that the disk or its rights may not give.
 *
 * @template T
 * @param {() => T} read
 * @param {(reason: string) => T} failed what to return then
 * @returns {T}
 */
export function readOr(read, failed) {
  try {
    return read();
  } catch (error) {
    const reason = systemReason(error);
    if (reason === null) throw error;
    return failed(reason);
  }
}

/** As `reasonOf`, also where the system names no file. */
function systemReason(/** @type {unknown} */ error) {
  const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
  return reasonOf(error) ?? (reasons.has(code) ? `${reasons.get(code)}（${code}）` : null);
}

/** What the system says of a file, in Chinese; null if an error is not about a file. */
export function reasonOf(/** @type {unknown} */ error) {
  const { code, path, dest } = /** @type {NodeJS.ErrnoException & { dest?: string }} */ (error);
  return code && path ? `${dest ?? path}：${reasons.get(code) ?? '系统报错'}（${code}）` : null;
}
