import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeSite } from './make-site.ts';
import { configure, get, type Nginx, publishTo, startNginx, withoutNginx } from './nginx.ts';

/** It gives the new log to the web server's user, which only root may. */
const cannotRotate = !existsSync('/usr/sbin/logrotate') || process.getuid?.() !== 0;
if (cannotRotate)
  console.warn('没有 logrotate，或者不是 root，跳过日志轮换的测试（Debian：apt-get install logrotate）');

describe.skipIf(withoutNginx || cannotRotate)('rotation of the logs', () => {
  let nginx: Nginx;
  const logs = () => readdirSync(join(nginx.folder, 'log'));
  /** Workers open the new log some time after they were told: until then they write into the old one. */
  const untilWritten = (query: string) =>
    expect
      .poll(async () => {
        await get(nginx.port, `/beacon?k=none&q=${query}`);
        return nginx.log('usage');
      })
      .toContain(query);

  beforeAll(async () => {
    const prepared = await configure();
    publishTo(prepared, await makeSite());
    // As the guide has it: a folder of root's, so that workers can put nothing there that root would follow.
    const folder = join(prepared.folder, 'log');
    rmSync(folder, { recursive: true });
    const lines = readFileSync('deploy/README.md', 'utf8').match(/^ +(?:install -d|for l in) .*$/gm) ?? [];
    const made = spawnSync('sh', ['-ec', lines.join('\n').replaceAll('/var/log/kling-qa', folder)], {
      encoding: 'utf8',
    });
    expect([lines.length, made.stderr, statSync(folder).uid]).toEqual([2, '', 0]);
    const location = `include ${prepared.folder}/etc/beacon.conf;`;
    nginx = await startNginx({ folder: prepared.folder, access: 'allow all;', location });
  });
  // A day has one rotated log.
  afterEach(() => {
    for (const name of logs()) if (!name.endsWith('.log')) rmSync(join(nginx.folder, 'log', name));
  });
  afterAll(() => nginx?.stop());

  const rotate = (pid = 'nginx.pid') => {
    const rules = readFileSync('deploy/nginx/logrotate', 'utf8')
      .replaceAll('/var/log/kling-qa', join(nginx.folder, 'log'))
      .replaceAll('/run/nginx.pid', join(nginx.folder, pid));
    const [file, state] = ['rules', 'state'].map((name) => join(nginx.folder, name)) as [string, string];
    writeFileSync(file, rules, { mode: 0o644 });
    return spawnSync('/usr/sbin/logrotate', ['--force', '--state', state, file], { encoding: 'utf8' });
  };

  it('removes what is too old although nothing new was written', () => {
    for (const old of ['usage.log-20200101.gz', 'error.log.2.gz']) {
      writeFileSync(join(nginx.folder, 'log', old), '');
      utimesSync(join(nginx.folder, 'log', old), 0, 0);
    }
    expect(rotate()).toMatchObject({ status: 0, stderr: '' });
    expect(logs().filter((name) => name.endsWith('.gz'))).toEqual([]);
  });

  it('keeps what was written and loses nothing that comes after', async () => {
    await untilWritten('before');
    expect(rotate()).toMatchObject({ status: 0, stderr: '' });
    const rotated = logs().find((name) => /^usage\.log-\d+$/.test(name));
    expect(logs()).toContain('access.log.1');
    expect(readFileSync(join(nginx.folder, 'log', rotated ?? ''), 'utf8')).toContain('before');
    await untilWritten('after');
  });

  it('is content when nginx does not run', () => {
    expect(rotate('none.pid')).toMatchObject({ status: 0, stderr: '' });
  });

  it('says when it could not tell nginx', () => {
    writeFileSync(join(nginx.folder, 'stale.pid'), '999999999\n');
    expect(rotate('stale.pid')).toMatchObject({ status: 1, stderr: expect.stringContaining('kill') });
  });
});
