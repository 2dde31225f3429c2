import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSite } from './make-site.ts';
import { configure, get, type Nginx, publishTo, sendRaw, startNginx, withoutNginx } from './nginx.ts';

/** What every answer carries, whatever it is. */
const always: Record<string, string | RegExp> = {
  'content-security-policy': /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/=]{44}';/,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'permissions-policy': /camera=\(\), .*microphone=\(\)/,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': /^(?:no-store|private, (?:no-cache|max-age=31536000, immutable))$/,
  server: 'nginx',
};

function expectHeaders(headers: Record<string, unknown>, what: string): void {
  for (const [name, value] of Object.entries(always))
    expect(headers[name], `${name} of ${what}`).toEqual(value instanceof RegExp ? expect.stringMatching(value) : value);
  expect(headers, what).not.toHaveProperty('x-powered-by');
}

function parseHeaders(answer: string): Record<string, string> {
  const lines = answer.split('\r\n\r\n')[0]?.split('\r\n').slice(1) ?? [];
  return Object.fromEntries(lines.map((line) => [line.split(':')[0]?.toLowerCase(), line.replace(/^[^:]*: ?/, '')]));
}

describe.skipIf(withoutNginx)('headers', () => {
  let nginx: Nginx;
  beforeAll(async () => {
    const prepared = await configure();
    publishTo(prepared, await makeSite());
    nginx = await startNginx({
      folder: prepared.folder,
      access: 'allow all;',
      location: 'include /etc/nginx/kling-qa/beacon.conf; include /etc/nginx/kling-qa/watermark.conf;'.replaceAll(
        '/etc/nginx/kling-qa',
        `${prepared.folder}/etc`,
      ),
    });
  });
  afterAll(async () => {
    await nginx.stop();
  });

  it.each([
    ['a page', 200, '/membership/entry-1/', {}],
    ['a script', 200, '/_astro/page.one.js', {}],
    ['the index', 200, '/pagefind/pagefind-entry.json', {}],
    ['the search client', 200, '/pagefind/pagefind.js', {}],
    ['the export', 200, '/entries.json', {}],
    ['an image', 200, '/favicon.svg', {}],
    ['a beacon', 204, '/beacon?k=none', {}],
    ['a watermark', 200, '/watermark.svg', {}],
    ['a short link', 200, '/q/1001/', {}],
    ['an address without its slash', 301, '/membership/entry-1', {}],
    ['a page that is not there', 404, '/nothing/', {}],
    ['a hidden file', 404, '/.git/config', {}],
    ['a folder without a page', 404, '/_astro/', {}],
    ['a part of a file, which is the whole file', 200, '/entries.json', { range: 'bytes=999999-' }],
  ])('stand in the answer for %s (%i)', async (what, status, path, headers) => {
    const answer = await get(nginx.port, path, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expectHeaders(answer.headers, what);
  });

  it('stand in the answer that nothing has changed (304)', async () => {
    const { headers } = await get(nginx.port, '/');
    const answer = await get(nginx.port, '/', { 'if-none-match': headers.etag ?? '' });
    expect(answer.status).toBe(304);
    expectHeaders(answer.headers, '304');
  });

  it.each([
    [
      'another method',
      405,
      'POST / HTTP/1.1\r\nHost: kb.example.com\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    ],
    ['a request that is none', 400, 'hello\r\n\r\n'],
    ['a missing host', 400, 'GET / HTTP/1.1\r\n\r\n'],
    ['an address that is too long', 414, `GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: kb.example.com\r\n\r\n`],
    ['headers that are too long', 400, `GET / HTTP/1.1\r\nHost: kb.example.com\r\nX: ${'a'.repeat(9000)}\r\n\r\n`],
  ])('stand in the answer to %s (%i)', async (what, status, bytes) => {
    const answer = await sendRaw(nginx.port, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expectHeaders(parseHeaders(answer), what);
    expect(answer).not.toMatch(/nginx\/\d/);
  });

  it('never tell the version, the path on disk or where a redirect came from', async () => {
    for (const path of ['/', '/nothing/', '/_astro/', '/membership/entry-1', '/q/1001/']) {
      const { headers, body } = await get(nginx.port, path);
      const text = JSON.stringify(headers) + body.toString();
      expect(text, path).not.toMatch(/nginx\/\d|\/srv\/|kling-qa-nginx-|127\.0\.0\.1/);
    }
  });

  it('limit how fast one address may ask, and refuse with 429 and all headers', async () => {
    const request = (connection: string) =>
      `GET /robots.txt HTTP/1.1\r\nHost: kb.example.com\r\nConnection: ${connection}\r\n\r\n`;
    const answers = await sendRaw(nginx.port, request('keep-alive').repeat(899) + request('close'));
    const statuses = [...answers.matchAll(/HTTP\/1\.1 \d+/g)].map(([status]) => status);
    const refused = statuses.indexOf('HTTP/1.1 429');
    expect(statuses).toHaveLength(900);
    expect(new Set(statuses)).toEqual(new Set(['HTTP/1.1 200', 'HTTP/1.1 429']));
    expect(refused).toBeGreaterThanOrEqual(300);
    expectHeaders(parseHeaders(answers.slice(answers.indexOf('HTTP/1.1 429'))), '429');
  });
});

describe.skipIf(withoutNginx)('settings of operations', () => {
  it('allow a CRM to show the site in a frame', async () => {
    const prepared = await configure();
    publishTo(prepared, await makeSite());
    const nginx = await startNginx({
      folder: prepared.folder,
      access: 'allow all;',
      edits: [['settings.conf', `default "'none'";`, 'default "https://crm.example.com";']],
    });
    const { headers } = await get(nginx.port, '/');
    expect(headers['content-security-policy']).toContain('frame-ancestors https://crm.example.com');
    await nginx.stop();
  });
});
