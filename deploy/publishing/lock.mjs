import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/**
 * Runs `work` while nobody else publishes to the same folder.
 *
 * @template T
 * @param {string} target
 * @param {() => Promise<T>} work
 */
export async function alone(target, work) {
  const lock = join(target, 'publishing.pid');
  const mine = `${lock}.${process.pid}`;
  try {
    // Written before it gets its name, so that nobody finds half a lock.
    writeFileSync(mine, `${process.pid} ${startOf(process.pid)}\n`);
    take(lock, mine);
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(/** @type {string} */ lock, /** @type {string} */ mine) {
  if (tryLink(mine, lock)) return;
  const owner = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
  const busy = new Refusal(`正在发布（进程 ${owner.split(' ')[0]}），请等它结束再试；锁文件是 ${lock}`);
  if (isHeld(owner)) throw busy;
  // Left by one that was killed. Moved and looked at again, because another may have put its own there meanwhile.
  const left = `${mine}.left`;
  if (existsSync(lock)) renameSync(lock, left);
  const another = existsSync(left) && readFileSync(left, 'utf8') !== owner && tryLink(left, lock);
  rmSync(left, { force: true });
  if (another || !tryLink(mine, lock)) throw busy;
}

function tryLink(/** @type {string} */ from, /** @type {string} */ to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that wrote this still runs, and is not another with its number. */
function isHeld(/** @type {string} */ owner) {
  const [, pid, start] = /^([1-9]\d*) (\S+)/.exec(owner) ?? [];
  return pid !== undefined && isRunning(Number(pid)) && [start, 'unknown'].includes(startOf(Number(pid)));
}

/** @returns {string} when a process started, where the system tells */
function startOf(/** @type {number} */ pid) {
  try {
    // Behind the name, which may hold anything, it is the 20th field.
    return (
      readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? 'unknown'
    );
  } catch {
    return 'unknown';
  }
}

function isRunning(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
