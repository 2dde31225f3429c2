import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSite } from './make-site.ts';
import { configure, get, type Nginx, publishTo, startNginx, withoutNginx } from './nginx.ts';

describe.skipIf(withoutNginx).each(['/', '/kling-qa/'])('nginx serves the site at %s', (base) => {
  let nginx: Nginx;
  const ask = (path: string, headers = {}) => get(nginx.port, base + path, headers);

  beforeAll(async () => {
    const prepared = await configure();
    publishTo(prepared, await makeSite({ base }));
    nginx = await startNginx({ folder: prepared.folder, base, access: 'allow all;' });
  });
  afterAll(async () => {
    await nginx.stop();
  });

  it('answers pages at clean addresses only', async () => {
    expect(await ask('')).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(await ask('membership/entry-1/')).toMatchObject({ status: 200 });
    expect(await ask('membership/entry-1')).toMatchObject({
      status: 301,
      headers: { location: `${base}membership/entry-1/` },
    });
    expect(await ask('membership/entry-1/index.html')).toMatchObject({
      status: 301,
      headers: { location: `${base}membership/entry-1/` },
    });
  });

  it('answers our own page where there is none', async () => {
    for (const path of ['nothing/', 'nothing', 'membership/nothing/', '_astro/old.js', 'q/9999/']) {
      const { status, body } = await ask(path);
      expect(status, path).toBe(404);
      expect(body.toString(), path).toContain('没有这一页');
    }
  });

  it('answers our own page where a folder has none', async () => {
    for (const path of ['q/', '_astro/', 'pagefind/']) {
      const { status, body } = await ask(path);
      expect(status, path).toBe(404);
      expect(body.toString(), path).toContain('没有这一页');
    }
  });

  it('has nothing beside its path, and leads to it where only the slash is missing', async () => {
    const { status, body } = await get(nginx.port, '/elsewhere/');
    expect(status).toBe(404);
    expect(body.toString()).not.toMatch(/Welcome/);
    if (base === '/') return;
    expect(await get(nginx.port, '/')).toMatchObject({ status: 404 });
    expect(await get(nginx.port, '/kling-qa')).toMatchObject({ status: 301, headers: { location: '/kling-qa/' } });
  });

  it('leads on from short links', async () => {
    const { status, body } = await ask('q/1002/?from=ticket');
    expect(status).toBe(200);
    expect(body.toString()).toContain(`content="0; url=${base}membership/entry-2/"`);
  });

  it('sends what was compressed before, to whoever can read it', async () => {
    const plain = await ask('membership/entry-1/');
    const brotli = await ask('membership/entry-1/', { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await ask('membership/entry-1/', { 'accept-encoding': 'gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    for (const { headers } of [plain, brotli, gzip]) expect(headers.vary).toContain('Accept-Encoding');
    expect((await ask('nothing/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br');
  });

  it('lets browsers keep hashed files for good and ask for the rest each time', async () => {
    const page = await ask('');
    expect(page.headers['cache-control']).toBe('private, no-cache');
    expect(await ask('', { 'if-none-match': page.headers.etag ?? '' })).toMatchObject({ status: 304 });
    expect((await ask('_astro/page.one.js')).headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const { languages } = JSON.parse((await ask('pagefind/pagefind-entry.json')).body.toString());
    const meta = await ask(`pagefind/pagefind.${languages.unknown.hash}.pf_meta`);
    expect(meta).toMatchObject({ status: 200, headers: { 'cache-control': 'private, max-age=31536000, immutable' } });
    expect((await ask('pagefind/pagefind.js')).headers['cache-control']).toBe('private, no-cache');
    expect((await ask('_astro/old.js')).headers['cache-control']).toBe('no-store');
  });

  it('lists no folder and shows nothing hidden', async () => {
    const hidden = [
      '_astro/',
      'pagefind/',
      '.git/config',
      '.env',
      'x/.htpasswd',
      'index.html.br',
      '_astro/page.one.js.map',
    ];
    const answered = ['.beacon', '.watermark', 'beacon', 'watermark.svg'];
    for (const path of [...hidden, ...answered]) {
      const { status, body } = await ask(path);
      expect([403, 404], path).toContain(status);
      expect(body.toString(), path).not.toContain('page.one.js.br');
    }
  });

  it('names its types', async () => {
    const types = {
      'entries.json': 'application/json; charset=utf-8',
      'q/1001.md': 'text/markdown; charset=utf-8',
      'health.csv': 'text/csv; charset=utf-8',
      'export/review.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'robots.txt': 'text/plain; charset=utf-8',
      'favicon.svg': 'image/svg+xml; charset=utf-8',
      '_astro/page.one.js': 'application/javascript; charset=utf-8',
      '_astro/style.one.css': 'text/css; charset=utf-8',
    };
    for (const [path, type] of Object.entries(types)) expect((await ask(path)).headers['content-type']).toBe(type);
  });

  it('does not log what was searched for', async () => {
    await ask('search/?q=secret-words');
    await ask('nothing/?q=secret-words');
    expect(nginx.log('access')).toContain(`"GET ${base}search/" 404`);
    expect(nginx.log('access') + nginx.log('error')).not.toContain('secret-words');
  });
});
