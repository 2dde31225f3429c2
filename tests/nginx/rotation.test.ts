import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSite } from './make-site.ts';
import { configure, get, type Nginx, publishTo, startNginx, withoutNginx } from './nginx.ts';

/** It gives the new log to the web server's user, which only root may. */
const cannotRotate = !existsSync('/usr/sbin/logrotate') || process.getuid?.() !== 0;
if (cannotRotate)
  console.warn('没有 logrotate，或者不是 root，跳过日志轮换的测试（Debian：apt-get install logrotate）');

describe.skipIf(withoutNginx || cannotRotate)('rotation of the logs', () => {
  let nginx: Nginx;
  const logs = () => readdirSync(join(nginx.folder, 'log'));
  const beacon = (query: string) => get(nginx.port, `/beacon?k=none&q=${query}`);

  beforeAll(async () => {
    const prepared = await configure();
    publishTo(prepared, await makeSite());
    const location = `include ${prepared.folder}/etc/beacon.conf;`;
    nginx = await startNginx({ folder: prepared.folder, access: 'allow all;', location });
  });
  afterAll(() => nginx?.stop());

  it('keeps what was written and loses nothing that comes after', async () => {
    await beacon('before');
    const rules = readFileSync('deploy/nginx/logrotate', 'utf8')
      .replaceAll('/var/log/kling-qa', join(nginx.folder, 'log'))
      .replaceAll('invoke-rc.d nginx rotate', `kill -USR1 ${nginx.process.pid}`);
    const [file, state] = ['rules', 'state'].map((name) => join(nginx.folder, name)) as [string, string];
    writeFileSync(file, rules, { mode: 0o644 });
    const { status, stderr } = spawnSync('/usr/sbin/logrotate', ['--force', '--state', state, file], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const rotated = logs().find((name) => /^usage\.log-\d+$/.test(name));
    expect(logs()).toContain('access.log.1');
    expect(readFileSync(join(nginx.folder, 'log', rotated ?? ''), 'utf8')).toContain('before');
    await expect
      .poll(async () => {
        await beacon('after');
        return nginx.log('usage');
      })
      .toContain('after');
  });
});
