import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeSite, temporaryFolder } from './make-site.ts';
import {
  configure,
  copyAll,
  copyStore,
  freePort,
  get,
  type Nginx,
  publish,
  startNginx,
  withoutNginx,
} from './nginx.ts';

let nginx: Nginx | undefined;
afterEach(() => nginx?.stop());

describe.skipIf(withoutNginx)('/healthz', () => {
  it.each(['/', '/kling-qa/'])('is open although the site at %s is closed, and tells nothing else', async (base) => {
    const prepared = await configure();
    copyAll(await copyStore(['one'], { base }), prepared.srv);
    nginx = await startNginx({ folder: prepared.folder, base });
    const { port, srv } = nginx;
    const answer = await get(port, `${base}healthz`);
    expect([answer.status, answer.body.toString(), answer.headers['cache-control']]).toEqual([
      200,
      'ok\n',
      'private, no-cache',
    ]);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(await get(port, base)).toMatchObject({ status: 403 });
    for (const path of ['membership/healthz', 'healthz/', 'healthz/../entries.json', 'q/1001/healthz', 'xhealthz'])
      expect([403, 404], path).toContain((await get(port, base + path)).status);
    expect(await get(port, `${base}healthz`, {}, 'POST')).toMatchObject({ status: 405 });
    expect(await get(port, `${base}healthz`, { host: 'evil.example' })).toMatchObject({ status: 421 });
    expect(nginx.log('access')).not.toMatch(/healthz" 200/);
    rmSync(join(srv, 'current'));
    expect(await get(port, `${base}healthz`)).toMatchObject({ status: 503 });
  });
});

describe.skipIf(withoutNginx)('metrics', () => {
  it('of nginx are given on this machine only, by metrics.conf', async () => {
    const metrics = await freePort();
    const conf = readFileSync('deploy/nginx/kling-qa/metrics.conf', 'utf8').replace('8088', String(metrics));
    const prepared = await configure({ before: conf });
    copyAll(await copyStore(['one']), prepared.srv);
    nginx = await startNginx({ folder: prepared.folder, before: conf });
    expect(conf).toContain('listen 127.0.0.1:');
    expect((await get(metrics, '/stub_status')).body.toString()).toMatch(/^Active connections: \d+/);
    for (const path of ['/', '/entries.json']) expect(await get(metrics, path)).toMatchObject({ status: 404 });
    expect(await get(nginx.port, '/stub_status')).toMatchObject({ status: 403 });
  });
});

describe('deploy/publish --metrics', () => {
  const metricsOf = (target: string) => {
    const { status, output } = publish('--metrics', `--to=${target}`);
    expect(status).toBe(0);
    return Object.fromEntries(
      output.split('\n').flatMap((line) => (line && !line.startsWith('#') ? [line.split(' ')] : [])),
    );
  };

  it('says what is live and whether it is whole', async () => {
    const target = await copyStore(['one', 'b']);
    const sound = metricsOf(target);
    expect(sound).toEqual({
      kling_qa_published: '1',
      kling_qa_built_timestamp_seconds: expect.stringMatching(/^\d{10}$/),
      kling_qa_entries: '3',
      kling_qa_kept_builds: '2',
      kling_qa_settings_unread: '0',
      kling_qa_damaged_files: '0',
    });
    appendFileSync(join(target, 'current/www/robots.txt'), 'x');
    expect(metricsOf(target)).toMatchObject({ kling_qa_damaged_files: '1' });
    rmSync(join(target, 'current'));
    expect(metricsOf(target)).toMatchObject({ kling_qa_published: '0', kling_qa_damaged_files: '0' });
  });

  /** A command that meets an error of the disk where it reads files of this name. */
  const withBadDisk = (name: string, ...args: string[]) => {
    const file = join(temporaryFolder(), 'bad-disk.cjs');
    writeFileSync(
      file,
      `const fs = require('fs');
       for (const method of ['readFileSync', 'readdirSync']) {
         const whole = fs[method];
         fs[method] = (path, ...more) => {
           if (String(path).endsWith('${name}')) throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
           return whole(path, ...more);
         };
       }
       require('module').syncBuiltinESMExports();`,
    );
    const env = { ...process.env, NODE_OPTIONS: `--require=${file}` };
    const { status, stdout, stderr } = spawnSync('deploy/publish', args, { encoding: 'utf8', env });
    return { status, output: stdout + stderr };
  };

  it.each(['www/robots.txt', 'www/index.html.br', 'www/q/', 'SHA256SUMS'])(
    'counts as damaged what cannot be read: %s',
    async (name) => {
      const target = await copyStore(['one']);
      expect(withBadDisk(name, '--metrics', `--to=${target}`)).toMatchObject({
        status: 0,
        output: expect.stringContaining('kling_qa_damaged_files 1\n'),
      });
    },
  );

  it('knows a build whose note cannot be read, and publishing anew mends what cannot be read', async () => {
    const target = await copyStore(['one']);
    expect(withBadDisk('build.json', '--metrics', `--to=${target}`).output).toContain('kling_qa_published 1\n');
    const robots = join(readlinkSync(join(target, 'current')), 'www/robots.txt');
    expect(withBadDisk(robots, '--check-live', `--to=${target}`).output).toContain(
      'robots.txt 读不出来：磁盘读写出错（EIO）',
    );
    expect(withBadDisk(robots, await makeSite(), `--to=${target}`).output).toContain('已发布');
    expect(readlinkSync(join(target, 'current'))).not.toBe(dirname(dirname(robots)));
  });

  it('asks for a reload after a move until the printed command has run, and not after pruning', {
    tags: 'thorough',
  }, async () => {
    const target = await copyStore(['one']);
    const { output } = publish(await makeSite({ base: '/kling-qa/', script: 'let b' }), `--to=${target}`, '--new-base');
    expect(metricsOf(target)).toMatchObject({ kling_qa_settings_unread: '1' });
    const [, printed = ''] =
      /请运行：deploy\/publish (--to=\S+ --rollback=\S+) --reload="systemctl reload nginx"/.exec(output) ?? [];
    expect(publish(...printed.split(' '), '--reload=true')).toMatchObject({ status: 0 });
    expect(metricsOf(target)).toMatchObject({ kling_qa_settings_unread: '0' });
    expect(publish('--prune', '--keep=1', `--to=${target}`)).toMatchObject({ status: 0 });
    expect(metricsOf(target)).toMatchObject({ kling_qa_settings_unread: '0' });
    expect(publish('--check-live', `--to=${target}`)).toMatchObject({ status: 0 });
  });

  it('gives what the alerts ask for', async () => {
    const known = Object.keys(metricsOf(await copyStore(['one'])));
    const { groups } = parse(readFileSync('deploy/prometheus-alerts.yml', 'utf8')) as {
      groups: { rules: { alert: string; expr: string; for: string; annotations: { description: string } }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules).toHaveLength(4);
    const asked = rules.flatMap(({ expr }) => expr.match(/kling_qa_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThan(3);
    for (const name of asked) expect(known).toContain(name);
    // Of the file that the guide has cron write.
    const [, written = ''] = /mv \S+ (\/\S+\.prom)$/m.exec(readFileSync('deploy/README.md', 'utf8')) ?? [];
    const [, file = ''] =
      /time\(\) - node_textfile_mtime_seconds\{file=~"(.+?)"\} > 3600/.exec(rules.map(({ expr }) => expr).join('\n')) ??
      [];
    expect(written).toMatch(new RegExp(`^(?:${file})$`));
  });
});
