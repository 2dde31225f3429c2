import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alone } from '../../../deploy/publishing/lock.mjs';

let target: string;
let others: ChildProcess[];

beforeEach(() => {
  target = mkdtempSync(join(tmpdir(), 'kling-qa-lock-'));
  others = [];
});

afterEach(async () => {
  await Promise.all(others.map(end));
  rmSync(target, { recursive: true });
});

describe.runIf(process.platform === 'linux')('alone', () => {
  it('lets one process at a time work, and tells the other which process and file', async () => {
    const other = await publishElsewhere();
    await expect(alone(target, async () => 'both')).rejects.toThrow(
      `正在发布（进程 ${other.pid}），请等它结束再试；锁文件是 ${join(target, 'publishing.lock')}`,
    );
    other.stdin?.end();
    await once(other, 'close');
    expect(await alone(target, async () => 'done')).toBe('done');
  });

  it('is not stopped by a process that was killed, nor by what that one had started', async () => {
    const other = await publishElsewhere(
      "require('child_process').spawn('sleep', ['5'], { stdio: 'ignore' }).unref();",
    );
    await end(other);
    expect(await alone(target, async () => 'done')).toBe('done');
  });

  it('gives way after a failure', async () => {
    await expect(alone(target, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await alone(target, async () => 'done')).toBe('done');
  });

  it('calls nothing but a lock «正在发布»', async () => {
    mkdirSync(join(target, 'publishing.lock'));
    await expect(alone(target, async () => 'done')).rejects.toThrow('EISDIR');
    await expect(alone(join(target, 'none'), async () => 'done')).rejects.toThrow('ENOENT');
  });

  it('says what to install where there is no flock', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = target;
    try {
      await expect(alone(target, async () => 'done')).rejects.toThrow('apt-get install util-linux');
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});

/** Another process that holds the lock until its input ends. */
async function publishElsewhere(first = ''): Promise<ChildProcess> {
  const code = `
    import(${JSON.stringify(resolve('deploy/publishing/lock.mjs'))}).then(({ alone }) =>
      alone(${JSON.stringify(target)}, () => {
        ${first}
        console.log('locked');
        return new Promise((done) => process.stdin.on('end', done).resume());
      }));`;
  const other = spawn(process.execPath, ['--eval', code], { stdio: ['pipe', 'pipe', 'inherit'] });
  others.push(other);
  await once(other.stdout, 'data');
  return other;
}

async function end(other: ChildProcess): Promise<void> {
  if (other.exitCode !== null || other.signalCode !== null) return;
  other.kill('SIGKILL');
  await once(other, 'close');
}
