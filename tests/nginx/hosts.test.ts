import { afterEach, describe, expect, it } from 'vitest';
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

let nginx: Nginx;
async function start(options: NginxOptions): Promise<Nginx> {
  const prepared = await configure();
  copyAll(await copyStore(['one'], options.base ? { base: options.base } : {}), prepared.srv);
  nginx = await startNginx({ folder: prepared.folder, access: 'allow all;', ...options });
  return nginx;
}

const otherSite = `server {
    listen 80 ;
    server_name other.example.com;
    access_log /var/log/kling-qa/other.log combined;
    location / { return 200 other; }
}`;

/** A server that has other sites, with ours in a location as the README says. */
const sharedServer = `include /etc/nginx/kling-qa/http.conf;
server {
    listen 80 default_server;
    server_name kb.example.com;
    access_log /var/log/kling-qa/other.log combined if=$kling_qa_elsewhere;
    gzip on;
    gzip_types application/json;
    gzip_min_length 1;
    location /kling-qa/ {
        include /etc/nginx/kling-qa/location.conf;
        include /etc/nginx/kling-qa/beacon.conf;
        include /etc/nginx/kling-qa/watermark.conf;
    }
    location ^~ / { return 200 other; }
}`;

describe.skipIf(withoutNginx)('the name that the site is asked for by', () => {
  afterEach(() => nginx?.stop());

  it('is ours or an address: a page elsewhere cannot have its own name lead here', async () => {
    const { port } = await start({ edits: [['settings.conf', '# kb 1;', 'kb 1;']] });
    const statuses: Record<string, number> = {
      'kb.example.com': 200,
      'KB.example.com:8080': 200,
      kb: 200,
      localhost: 200,
      '127.0.0.1': 200,
      '10.0.0.5:80': 200,
      '[::1]': 200,
      'evil.example': 421,
      'kb.example.com.evil.example': 421,
      'xkb.example.com': 421,
      '10.0.0.5.evil.example': 421,
      '1e.example': 421,
    };
    for (const [host, status] of Object.entries(statuses))
      expect(await get(port, '/entries.json', { host }), host).toMatchObject({ status });
    expect(await sendRaw(port, 'GET /robots.txt HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is not another site’s: what names no site comes to ours, which tells and logs less', async () => {
    const { port, log } = await start({ before: otherSite });
    const answers = [
      await sendRaw(port, 'hello\r\n\r\n'),
      await sendRaw(port, `GET /?q=secret HTTP/1.1\r\nHost: ${'a'.repeat(9000)}\r\n\r\n`),
      await sendRaw(port, 'GET /?q=secret HTTP/1.1\r\nHost: unknown.example\r\nConnection: close\r\n\r\n'),
    ];
    for (const answer of answers) expect(answer).toMatch(/^Server: nginx\r$/m);
    expect(log('other') + log('access')).not.toContain('secret');
    expect((await get(port, '/', { host: 'other.example.com' })).body.toString()).toBe('other');
  });

  it('may be shared with other sites: a location holds all that was promised', async () => {
    const { port, log } = await start({ base: '/kling-qa/', site: sharedServer });
    const page = await get(port, '/kling-qa/?q=secret', { 'accept-encoding': 'br' });
    expect(page).toMatchObject({
      status: 200,
      headers: { server: 'nginx', 'content-encoding': 'br', 'x-content-type-options': 'nosniff' },
    });
    expect((await get(port, '/kling-qa/entries.json', { 'accept-encoding': 'gzip' })).headers.etag).not.toMatch(/^W/);
    expect(await get(port, '/kling-qa/nothing/?q=secret')).toMatchObject({ status: 404, headers: { server: 'nginx' } });
    for (const [path, status] of Object.entries({ '': 200, 'beacon?k=none': 204, 'watermark.svg': 200 })) {
      expect(await get(port, `/kling-qa/${path}`), path).toMatchObject({ status });
      expect(await get(port, `/kling-qa/${path}`, {}, 'POST'), path).toMatchObject({ status: 405 });
      expect(await get(port, `/kling-qa/${path}`, { host: 'evil.example' }), path).toMatchObject({ status: 421 });
    }
    expect(log('usage').trim().split('\n')).toHaveLength(1);
    expect(log('access')).toContain('"GET /kling-qa/nothing/" 404');
    // Refused before nginx has chosen a location.
    const ours = 'GET /kling-qa/?q=secret';
    const refused: [request: string, status: number][] = [
      [`${ours}${'a'.repeat(40_000)} HTTP/1.1\r\nHost: kb.example.com\r\n\r\n`, 414],
      [`${ours} HTTP/1.1\r\nHost: kb.example.com\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 400],
      [`${ours} HTTP/1.1\r\nHost: kb.example.com\r\nHost: kb.example.com\r\n\r\n`, 400],
      [`${ours} HTTP/1.1\r\nHost: kb.example.com\r\nTransfer-Encoding: odd\r\nConnection: close\r\n\r\n`, 501],
      ['GET http://kb.example.com/kling-qa/?q=secret HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    ];
    for (const [bytes, status] of refused)
      expect(await sendRaw(port, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(log('access') + log('error') + log('other')).not.toContain('secret');
    await get(port, '/elsewhere/?its=own');
    expect(log('other')).toContain('/elsewhere/?its=own');
    expect((await get(port, '/', {}, 'POST')).body.toString()).toBe('other');
  });
});
