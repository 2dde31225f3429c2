import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeIndexer, makeSite } from './make-site.ts';
import { configure, get, type Nginx, type NginxOptions, publishTo, startNginx, withoutNginx } from './nginx.ts';
import { standInForSignOn } from './sign-on.ts';

/** One address of every kind that holds or betrays content. */
let everyKind: string[];
let site: string;
let nginx: Nginx | undefined;

async function start(options: (folder: string) => NginxOptions): Promise<Nginx> {
  const prepared = await configure();
  publishTo(prepared, site);
  nginx = await startNginx({ folder: prepared.folder, ...options(prepared.folder) });
  return nginx;
}

/** No answer may hold anything of the site, nor tell whether an address exists. */
async function expectNothing({ port }: Nginx, status: number, headers: Record<string, string> = {}): Promise<void> {
  for (const path of everyKind) {
    const answer = await get(port, path, { 'accept-encoding': 'br', ...headers });
    expect(answer.status, path).toBe(status);
    expect(answer.headers.location ?? '', path).not.toMatch(/membership|127/);
    expect(answer.headers['cache-control'], path).toBe('no-store');
    expect(answer.body.toString(), path).not.toMatch(/[\u4e00-\u9fff]|entry-1|sha256|style\./);
    expect(answer.body.length, path).toBeLessThan(200);
  }
}

describe.skipIf(withoutNginx)('who may read the site', () => {
  beforeAll(async () => {
    site = await makeSite();
    const list = spawnSync('find', [site, '-type', 'f', '-printf', '/%P\n'], { encoding: 'utf8' }).stdout.trim();
    const files = list.split('\n').map((path) => path.replace(/index\.html$/, ''));
    expect(files.length).toBeGreaterThan(20);
    everyKind = [
      ...files,
      '/membership/entry-1',
      '/nothing/',
      '/404.html',
      '/version.json?x=1',
      '/beacon?k=none',
      '/watermark.svg',
    ];
  });
  afterEach(() => nginx?.stop());
  afterAll(closeIndexer);

  it('is nobody, as long as operations have said nothing', async () => {
    await expectNothing(await start(() => ({})), 403);
  });

  it('is who sits in a listed network', async () => {
    const include = (folder: string) => `include ${folder}/etc/access/address-ranges.conf;`;
    await expectNothing(await start((folder) => ({ access: include(folder) })), 403);
    await nginx?.stop();
    const open = await start((folder) => ({
      access: include(folder),
      edits: [['access/address-ranges.conf', '10.20.0.0/16', '127.0.0.0/8']],
    }));
    expect(await get(open.port, '/membership/entry-1/')).toMatchObject({ status: 200 });
  });

  it('is who knows a password', async () => {
    const server = await start((folder) => {
      writeFileSync(join(folder, 'etc', 'htpasswd'), hashedPassword('reader', 'right'));
      chmodSync(join(folder, 'etc', 'htpasswd'), 0o644);
      return { access: `include ${folder}/etc/access/password-file.conf;` };
    });
    const basic = (password: string) => `Basic ${Buffer.from(`reader:${password}`).toString('base64')}`;
    await expectNothing(server, 401);
    await expectNothing(server, 401, { authorization: basic('wrong') });
    for (const path of ['/', '/membership/entry-1/', '/entries.json', '/_astro/page.one.js'])
      expect(await get(server.port, path, { authorization: basic('right') }), path).toMatchObject({ status: 200 });
    expect(await get(server.port, '/q/1001/', { authorization: basic('right') })).toMatchObject({ status: 200 });
    expect(await get(server.port, '/nothing/', { authorization: basic('right') })).toMatchObject({ status: 404 });
  });

  it('is whom the single sign-on lets in, and nobody while it is down', async () => {
    const { server, port } = await standInForSignOn();
    const site = await start((folder) => ({
      access: `include ${folder}/etc/access/single-sign-on.conf;`,
      server: `include ${folder}/etc/access/single-sign-on-server.conf;`,
      edits: [['access/single-sign-on-server.conf', '127.0.0.1:9091', `127.0.0.1:${port}`]],
    }));
    await expectNothing(site, 302);
    expect((await get(site.port, '/entries.json')).headers.location).toBe('https://sso.example.com/login');
    await expectNothing(site, 302, { cookie: 'session=forged', 'x-auth-user': 'admin' });
    await expectNothing(site, 403, { cookie: 'session=banned' });
    expect(await get(site.port, '/entries.json', { cookie: 'session=good' })).toMatchObject({ status: 200 });
    expect(await get(site.port, '/q/1001/', { cookie: 'session=good' })).toMatchObject({ status: 200 });
    expect((await get(site.port, '/.kling-qa-sign-on')).status).toBe(404);
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await expectNothing(site, 500, { cookie: 'session=good' });
  });
});

function hashedPassword(name: string, password: string): string {
  return `${name}:${spawnSync('openssl', ['passwd', '-apr1', password], { encoding: 'utf8' }).stdout}`;
}
