import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSite } from '../nginx/make-site.ts';
import { configure, type Nginx, publishTo, sendRaw, startNginx, withoutNginx } from '../nginx/nginx.ts';

/** Ways out of the folder that nginx serves, and into what lies beside it (builds, settings, system files). */
const traversals = [
  '/../build.json',
  '/../../build.json',
  '/..%2f..%2fbuild.json',
  '/%2e%2e/%2e%2e/build.json',
  '/%2e%2e%2f%2e%2e%2fbuild.json',
  '/%252e%252e/%252e%252e/build.json',
  '/..%5c..%5cbuild.json',
  '/..\\..\\build.json',
  '/....//....//build.json',
  '/_astro/../../../build.json',
  '/_astro../build.json',
  '/q/1001/../../../../conf/http.conf',
  '/%c0%ae%c0%ae/%c0%ae%c0%ae/build.json',
  '/..;/build.json',
  '/../../../../../../../../etc/passwd',
  '//etc/passwd',
  '/index.html%00.json',
  '/membership/%00/',
];

/** Requests that are too large, half, contradictory or not HTTP at all. */
const malformed: Record<string, string> = {
  'a body that is announced and too large':
    'GET / HTTP/1.1\r\nHost: kb.example.com\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n',
  'a length that is not a number': 'GET / HTTP/1.1\r\nHost: kb.example.com\r\nContent-Length: abc\r\n\r\n',
  'two lengths': 'GET / HTTP/1.1\r\nHost: kb.example.com\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n',
  'a length and chunks':
    'POST / HTTP/1.1\r\nHost: kb.example.com\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'two hosts': 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'a host with a path': 'GET / HTTP/1.1\r\nHost: a/../b\r\n\r\n',
  'a header with a line break in its name': 'GET / HTTP/1.1\r\nHost: kb.example.com\r\nA\nB: c\r\nC\u0000D: e\r\n\r\n',
  'a thousand headers': `GET / HTTP/1.1\r\nHost: kb.example.com\r\n${'X-A: 1234567890\r\n'.repeat(4000)}\r\n`,
  'an address with control characters': 'GET /\u0001\u0002 HTTP/1.1\r\nHost: kb.example.com\r\n\r\n',
  'an address of 100 kB': `GET /?q=${'a'.repeat(100_000)} HTTP/1.1\r\nHost: kb.example.com\r\n\r\n`,
  'an unknown version': 'GET / HTTP/9.9\r\nHost: kb.example.com\r\n\r\n',
  'a TLS greeting': '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  'the connect method': 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n',
  'the trace method': 'TRACE / HTTP/1.1\r\nHost: kb.example.com\r\nX-Secret: 1\r\nConnection: close\r\n\r\n',
  'a method of its own': 'BREW / HTTP/1.1\r\nHost: kb.example.com\r\nConnection: close\r\n\r\n',
  'an upload': 'PUT /index.html HTTP/1.1\r\nHost: kb.example.com\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx',
};

describe.skipIf(withoutNginx)('hostile requests to nginx', () => {
  let nginx: Nginx;
  beforeAll(async () => {
    const prepared = await configure();
    publishTo(prepared, await makeSite());
    nginx = await startNginx({
      folder: prepared.folder,
      access: 'allow all;',
      edits: [
        ['server.conf', 'client_header_timeout 10s', 'client_header_timeout 1s'],
        ['answers.conf', 'send_timeout', 'lingering_timeout 1s; send_timeout'],
      ],
    });
  });
  afterAll(async () => {
    await nginx.stop();
  });

  it.each(traversals)('%s leads nowhere', async (path) => {
    const answer = await sendRaw(
      nginx.port,
      `GET ${path} HTTP/1.1\r\nHost: kb.example.com\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 40[034] /);
    expect(answer).not.toMatch(/root:|"stamp"|kling_qa_base/);
  });

  it.each(Object.entries(malformed))('%s is refused', async (_what, bytes) => {
    const answer = await sendRaw(nginx.port, bytes);
    expect(answer).toMatch(
      /^(?:HTTP\/1\.1 (?:400|405|413|414|431|501|505) |<html>\r\n<head><title>(?:400|405|414|505) )/,
    );
    expect(answer).not.toMatch(/X-Secret|style\.one/);
  });

  it('a redirect never leads to another host', async () => {
    for (const path of [
      '//evil.example/index.html',
      '/\\evil.example/index.html',
      '//evil.example/q/1001/',
      '///evil.example/..',
    ]) {
      const answer = await sendRaw(
        nginx.port,
        `GET ${path} HTTP/1.1\r\nHost: kb.example.com\r\nConnection: close\r\n\r\n`,
      );
      expect(/^Location: (.*)\r$/m.exec(answer)?.[1] ?? '/', path).toMatch(/^\/(?![/\\])/);
    }
  });

  it('a header cannot be smuggled into an answer', async () => {
    for (const path of ['/membership%0d%0aX-Injected:%201', '/x%0d%0aX-Injected:%201/index.html']) {
      const answer = await sendRaw(
        nginx.port,
        `GET ${path} HTTP/1.1\r\nHost: kb.example.com\r\nConnection: close\r\n\r\n`,
      );
      expect(answer.split('\r\n\r\n')[0]).not.toMatch(/^X-Injected/m);
    }
  });

  it('slow and half requests do not keep others waiting', async () => {
    const half = Array.from({ length: 100 }, () => sendRaw(nginx.port, 'GET / HTTP/1.1\r\nHost: kb.example.com\r\nX'));
    const answer = await sendRaw(nginx.port, 'GET / HTTP/1.1\r\nHost: kb.example.com\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    for (const given of await Promise.all(half)) expect(given).toMatch(/^$|^HTTP\/1\.1 408 /);
  });
});
