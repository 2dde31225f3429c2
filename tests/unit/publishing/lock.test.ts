import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alone } from '../../../deploy/publishing/lock.mjs';

describe('alone', () => {
  let target: string;
  const lock = () => join(target, 'publishing.pid');
  beforeEach(() => {
    target = mkdtempSync(join(tmpdir(), 'kling-qa-lock-'));
  });
  afterEach(() => rmSync(target, { recursive: true }));

  it('lets one at a time work, and tells the other which process and file', async () => {
    await alone(target, async () => {
      const refused = alone(target, async () => 'both');
      await expect(refused).rejects.toThrow(`正在发布（进程 ${process.pid}），请等它结束再试；锁文件是 ${lock()}`);
      expect(existsSync(lock())).toBe(true);
    });
    expect(readdirSync(target)).toEqual([]);
  });

  it('gives way after a failure', async () => {
    await expect(alone(target, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await alone(target, async () => 'done')).toBe('done');
  });

  it.each([
    ['is empty', ''],
    ['is no number', 'abc\n'],
    ['is of all processes', '0 0\n'],
    ['is of a process that died', '999999999 5\n'],
    ['names no start', `${process.ppid}\n`],
  ])('is not stopped by a lock that %s', async (_what, text) => {
    writeFileSync(lock(), text);
    expect(await alone(target, async () => 'done')).toBe('done');
    expect(readdirSync(target)).toEqual([]);
  });

  it.skipIf(!existsSync('/proc/self/stat'))('is not stopped by another process that has got the number', async () => {
    writeFileSync(lock(), `${process.pid} 1\n`);
    expect(await alone(target, async () => readFileSync(lock(), 'utf8'))).not.toBe(`${process.pid} 1\n`);
  });

  it('calls nothing but a lock «正在发布»', async () => {
    mkdirSync(`${lock()}.${process.pid}`);
    await expect(alone(target, async () => 'done')).rejects.toThrow('EISDIR');
    rmSync(target, { recursive: true });
    await expect(alone(target, async () => 'done')).rejects.toThrow('ENOENT');
    mkdirSync(target);
  });
});
