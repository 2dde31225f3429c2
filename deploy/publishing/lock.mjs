import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/**
 * Runs `work` while nobody else publishes to the same folder. flock(1) locks the file that is open here, so the lock
 * ends with this process, however the process ends. The file stays, and holds the number of the last process that
 * locked the file.
 *
 * @template T
 * @param {string} target
 * @param {() => Promise<T>} work
 * @throws {Refusal} if another process holds the lock
 */
export async function alone(target, work) {
  const file = join(target, 'publishing.lock');
  const lock = openSync(file, 'a');
  try {
    // The standard input of flock is our open file. The lock belongs to the open file, not to flock's process.
    const { error, status } = spawnSync('flock', ['--nonblock', '0'], { stdio: [lock, 'ignore', 'inherit'] });
    if (error) throw new Refusal('没有 flock，请先安装：apt-get install util-linux');
    if (status === 1)
      throw new Refusal(`正在发布（进程 ${readFileSync(file, 'utf8').trim()}），请等它结束再试；锁文件是 ${file}`);
    if (status !== 0) throw new Refusal(`${file} 锁不上，原因见上`);
    noteProcess(lock);
    return await work();
  } finally {
    closeSync(lock);
  }
}

/** For the message to others only: a full disk must not keep anybody from pruning. */
function noteProcess(/** @type {number} */ lock) {
  try {
    ftruncateSync(lock);
    writeSync(lock, `${process.pid}\n`);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
  }
}
