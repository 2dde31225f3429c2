import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeSite } from './make-site.ts';
import {
  configure,
  copyAll,
  copyStore,
  get,
  type Nginx,
  type NginxOptions,
  sendRaw,
  startNginx,
  withoutNginx,
} from './nginx.ts';
import { standInForOauth2Proxy, standInForSignOn } from './sign-on.ts';

/** One address of every kind that holds or betrays content. */
let everyKind: string[];
let site: string;
let nginx: Nginx | undefined;

async function start(options: (folder: string) => NginxOptions): Promise<Nginx> {
  const prepared = await configure();
  copyAll(await copyStore(['one']), prepared.srv);
  nginx = await startNginx({ folder: prepared.folder, ...options(prepared.folder) });
  return nginx;
}

/** No answer may hold anything of the site, nor tell whether an address exists. */
async function expectNothing({ port }: Nginx, status: number, headers: Record<string, string> = {}): Promise<void> {
  for (const path of everyKind) {
    const answer = await get(port, path, { 'accept-encoding': 'br', ...headers });
    expect(answer.status, path).toBe(status);
    // Readers come back to what they asked for.
    const told = answer.headers.location?.replace(/rd=.*/, '') ?? '';
    expect(told, path).not.toMatch(/membership|127/);
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

  it('is nobody, as long as operations have said nothing', async () => {
    await expectNothing(await start(() => ({})), 403);
  });

  it('is not named by who asks: without a check of the name, log and watermark show the address', async () => {
    const { port, log } = await start((folder) => ({
      access: 'allow all;',
      location: `include ${folder}/etc/watermark.conf;`,
    }));
    const forged = { authorization: `Basic ${Buffer.from('boss:x').toString('base64')}` };
    expect((await get(port, '/watermark.svg', forged)).body.toString()).toContain('>127.0.0.1<');
    expect(log('access')).toContain('127.0.0.1 "" [');
    expect(log('access')).not.toContain('boss');
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
      return {
        access: `include ${folder}/etc/access/password-file.conf;`,
        location: `include ${folder}/etc/watermark.conf;`,
      };
    });
    const basic = (password: string, name = 'reader') =>
      `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
    await expectNothing(server, 401);
    await expectNothing(server, 401, { authorization: basic('wrong') });
    for (const path of ['/', '/membership/entry-1/', '/entries.json', '/_astro/page.one.js'])
      expect(await get(server.port, path, { authorization: basic('right') }), path).toMatchObject({ status: 200 });
    expect(await get(server.port, '/q/1001/', { authorization: basic('right') })).toMatchObject({ status: 200 });
    expect(await get(server.port, '/nothing/', { authorization: basic('right') })).toMatchObject({ status: 404 });
    const watermark = await get(server.port, '/watermark.svg', { authorization: basic('right') });
    expect(watermark.body.toString()).toContain('>reader<');
    expect(server.log('access')).toMatch(/^127\.0\.0\.1 "reader" \[[^\]]*\] "GET \/entries\.json" 200 /m);
    // What is answered before the name is checked, or because it is wrong, names nobody.
    const claimed = { authorization: basic('wrong', 'mallory') };
    const claims: [path: string, headers: Record<string, string>, method: string, status: number][] = [
      ['/index.html', {}, 'GET', 301],
      ['/', {}, 'GET', 401],
      ['/.env', {}, 'GET', 401],
      ['/.watermark', {}, 'GET', 401],
      ['/watermark.svg', {}, 'GET', 401],
      ['/', {}, 'POST', 405],
      ['/', { host: 'evil.example' }, 'GET', 421],
    ];
    for (const [path, headers, method, status] of claims)
      expect(await get(server.port, path, { ...claimed, ...headers }, method), path).toMatchObject({ status });
    expect(server.log('access')).not.toContain('mallory');
    expect(server.log('access')).toMatch(/"reader" \[[^\]]*\] "GET \/nothing\/" 404 /);
    // Each check of a password costs the server more than anything else here, so that guessing has a limit of its own.
    const guess = (connection: string) =>
      `GET / HTTP/1.1\r\nHost: kb.example.com\r\nAuthorization: ${basic('wrong')}\r\nConnection: ${connection}\r\n\r\n`;
    const answers = await sendRaw(server.port, guess('keep-alive').repeat(599) + guess('close'));
    expect(answers).toContain('HTTP/1.1 429');
  });

  it('is named in letters of any script, and by the address where the name is no text', async () => {
    const signOn = await standInForSignOn();
    const { port, log } = await start((folder) => ({
      access: `include ${folder}/etc/access/single-sign-on.conf;`,
      server: `include ${folder}/etc/access/single-sign-on-server.conf;`,
      location: `include ${folder}/etc/watermark.conf;`,
      edits: [['access/single-sign-on-server.conf', '127.0.0.1:9091', `127.0.0.1:${signOn.port}`]],
    }));
    const names: [name: string | Buffer, shown: string][] = [
      ['张三 zhang.san', '张三 zhang.san'],
      ['Ærø', 'Ærø'],
      ['𠮷野', '𠮷野'],
      ['<b>', '127.0.0.1'],
      ...['c3', 'ff', 'e08080', 'eda080', 'f4908080', '61c328'].map((hex): [Buffer, string] => [
        Buffer.from(hex, 'hex'),
        '127.0.0.1',
      ]),
    ];
    for (const [name, shown] of names) {
      signOn.name = name;
      const { body } = await get(port, '/watermark.svg', { cookie: 'session=good' });
      expect(body.toString(), String(name)).toContain(`>${shown}</text>`);
    }
    expect(log('error')).toBe('');
    signOn.server.closeAllConnections();
    await new Promise((closed) => signOn.server.close(closed));
  });

  it('is whom the single sign-on lets in, and nobody while it is down', async () => {
    const { server, port, asked } = await standInForSignOn();
    const site = await start((folder) => ({
      access: `include ${folder}/etc/access/single-sign-on.conf;`,
      server: `include ${folder}/etc/access/single-sign-on-server.conf;`,
      edits: [['access/single-sign-on-server.conf', '127.0.0.1:9091', `127.0.0.1:${port}`]],
    }));
    await expectNothing(site, 302);
    const returned = async (path: string) => (await get(site.port, path)).headers.location;
    const login = 'https://sso.example.com/login?rd=https://kb.example.com';
    // Readers come back to the page, never to another host, and without the query.
    expect(await returned('/membership/entry-1/?q=secret')).toBe(`${login}/membership/entry-1/`);
    expect(await returned('/search/?q=secret')).toBe(`${login}/search/`);
    for (const path of ['/x&rd=https://evil.example', '//evil.example/', '/%0d%0aX:1', '/a%26b', '/;a'])
      expect(await returned(path), path).toBe(`${login}/`);
    await expectNothing(site, 302, { cookie: 'session=forged', 'x-auth-user': 'admin' });
    await expectNothing(site, 403, { cookie: 'session=banned' });
    expect(await get(site.port, '/entries.json', { cookie: 'session=good' })).toMatchObject({ status: 200 });
    expect(await get(site.port, '/q/1001/', { cookie: 'session=good' })).toMatchObject({ status: 200 });
    expect((await get(site.port, '/.kling-qa-sign-on')).status).toBe(404);
    expect(site.log('access')).toMatch(/^127\.0\.0\.1 "zhang\.san" \[[^\]]*\] "GET \/entries\.json" 200 /m);

    // A session that is renewed while the reader works.
    const renewed = await get(site.port, '/membership/entry-1/', { cookie: 'session=old' });
    expect([renewed.status, renewed.headers['set-cookie']]).toEqual([200, ['session=good; Secure; HttpOnly']]);
    expect((await get(site.port, '/membership/entry-1/', { cookie: 'session=good' })).headers['set-cookie']).toBe(
      undefined,
    );

    asked.length = 0;
    const forged = {
      cookie: 'session=good',
      authorization: 'Bearer x',
      'x-forwarded-for': '1.2.3.4',
      referer: '/?q=a',
    };
    await get(site.port, '/membership/entry-1/?q=secret', forged);
    expect(asked).toEqual([
      {
        host: `127.0.0.1:${port}`,
        connection: 'close',
        cookie: 'session=good',
        authorization: 'Bearer x',
        'x-original-uri': '/membership/entry-1/',
      },
    ]);
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await expectNothing(site, 500, { cookie: 'session=good' });
    await get(site.port, '/search/?q=secret', { cookie: 'session=good' });
    expect(site.log('access')).toMatch(/"sign-on for \/search\/" 502 /);
    expect(site.log('access') + site.log('error')).not.toContain('secret');
  });
});

describe.skipIf(withoutNginx)('oauth2-proxy', () => {
  afterEach(() => nginx?.stop());

  it('signs readers in as the guide has it: away, back to the page, named, and renewed', async () => {
    const proxy = await standInForOauth2Proxy();
    const { port, log } = await start((folder) => ({
      access: `include ${folder}/etc/access/single-sign-on.conf;`,
      server: `include ${folder}/etc/access/oauth2-proxy-server.conf;`,
      location: `include ${folder}/etc/watermark.conf;`,
      edits: [
        ['access/oauth2-proxy-server.conf', '127.0.0.1:4180', `127.0.0.1:${proxy.port}`],
        ['access/oauth2-proxy-server.conf', '127.0.0.1:4180', `127.0.0.1:${proxy.port}`],
        ['access/single-sign-on.conf', '$upstream_http_x_auth_user', '$upstream_http_x_auth_request_user'],
      ],
    }));
    const away = await get(port, '/membership/entry-1/?q=secret');
    expect([away.status, away.headers.location]).toEqual([302, '/oauth2/start?rd=/membership/entry-1/']);
    const started = await get(port, '/oauth2/start?rd=/membership/entry-1/');
    expect(started.headers.location).toMatch(/^https:\/\/id\.example\.com\/authorize\?state=/);
    const state = new URL(started.headers.location ?? '').searchParams.get('state');
    const back = await get(port, `/oauth2/callback?code=right&state=${state}`);
    expect([back.status, back.headers.location]).toEqual([302, '/membership/entry-1/']);
    const cookie = back.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect(await get(port, '/membership/entry-1/', { cookie })).toMatchObject({ status: 200 });
    expect((await get(port, '/watermark.svg', { cookie })).body.toString()).toContain('>li.si</text>');
    expect((await get(port, '/', { cookie: '_oauth2_proxy=old' })).headers['set-cookie']).toEqual([
      '_oauth2_proxy=good',
    ]);
    expect((await get(port, '/', { cookie: '_oauth2_proxy=forged', 'x-auth-request-user': 'boss' })).status).toBe(302);
    expect((await get(port, '/oauth2/auth', { 'x-auth-request-user': 'boss' })).headers).not.toHaveProperty(
      'x-powered-by',
    );
    expect(log('access')).toContain('"li.si" [');
    expect(log('access') + log('error')).not.toContain('secret');
    await proxy.stop();
  });
});

function hashedPassword(name: string, password: string): string {
  return `${name}:${spawnSync('openssl', ['passwd', '-apr1', password], { encoding: 'utf8' }).stdout}`;
}
