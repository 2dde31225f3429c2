import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { request } from 'node:https';
import { join } from 'node:path';
import { connect as connectTls, type SecureContextOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSite, temporaryFolder } from './make-site.ts';
import { configure, get, type Nginx, publishTo, startNginx, withoutNginx } from './nginx.ts';

describe.skipIf(withoutNginx)('TLS', () => {
  let nginx: Nginx;
  beforeAll(async () => {
    const prepared = await configure();
    publishTo(prepared, await makeSite());
    nginx = await startNginx({ folder: prepared.folder, access: 'allow all;', tls: selfSigned() });
  });
  afterAll(async () => {
    await nginx.stop();
  });

  it('speaks HTTP/2', async () => {
    const session = connectHttp2(`https://127.0.0.1:${nginx.port}`, { rejectUnauthorized: false });
    const status = await new Promise((done, fail) => {
      session.on('error', fail);
      session
        .request({ ':path': '/' })
        .on('response', (headers) => done(headers[':status']))
        .end();
    });
    session.close();
    expect(status).toBe(200);
  });

  it('tells browsers to insist on it, over TLS only', async () => {
    const headers = await new Promise<Record<string, unknown>>((done, fail) => {
      request({ port: nginx.port, path: '/', rejectUnauthorized: false }, (answer) => done(answer.resume().headers))
        .on('error', fail)
        .end();
    });
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
    expect((await get(nginx.redirectPort, '/')).headers).not.toHaveProperty('strict-transport-security');
  });

  it('is where plain requests are sent, whatever host they name', async () => {
    const { status, headers } = await get(nginx.redirectPort, '/membership/?a=b', { host: 'evil.example' });
    expect(status).toBe(301);
    expect(headers.location).toBe('https://kb.example.com/membership/?a=b');
  });

  it.each<[string, SecureContextOptions, string | null]>([
    ['TLS 1.1', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }, 'refused'],
    ['no forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:AES128-GCM-SHA256' }, 'refused'],
    ['CBC', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA384' }, 'refused'],
    ['TLS 1.2 with forward secrecy', { maxVersion: 'TLSv1.2' }, 'TLSv1.2'],
    ['TLS 1.3', {}, 'TLSv1.3'],
  ])('answers %s as Mozilla advises', async (_what, options, expected) => {
    const result = await new Promise((done) => {
      const socket = connectTls({ port: nginx.port, rejectUnauthorized: false, ...options }, () => {
        done(socket.getProtocol());
        socket.destroy();
      });
      socket.on('error', () => done('refused'));
    });
    expect(result).toBe(expected);
  });
});

it('the guide moves HTTP/2 to a line of its own, for newer versions of nginx', () => {
  const [command = ''] = /^ +sed -i 's\/ ssl http2 .*$/m.exec(readFileSync('deploy/README.md', 'utf8')) ?? [];
  const file = join(temporaryFolder(), 'site.conf');
  cpSync('deploy/nginx/site.conf', file);
  const { status } = spawnSync('sh', ['-ec', command.replace('/etc/nginx/sites-available/kling-qa', file)]);
  const moved = readFileSync(file, 'utf8');
  expect([status, moved.match(/http2.*/g)]).toEqual([0, ['http2 on;']]);
  expect(moved.match(/listen.* 443.*|listen.*:443.*/g)).toEqual([
    'listen 443 ssl default_server;',
    'listen [::]:443 ssl default_server;',
  ]);
});

function selfSigned(): { certificate: string; key: string } {
  const folder = temporaryFolder();
  const [certificate, key] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  const options = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=kb.example.com'];
  const { status, stderr } = spawnSync('openssl', ['req', ...options, '-out', certificate, '-keyout', key], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return { certificate, key };
}
