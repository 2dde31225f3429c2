import { execFile } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { S3 } from '../../deploy/publishing/s3/client.mjs';
import { goLive, publishToStore, readBuild, readLive } from '../../deploy/publishing/s3/publish.mjs';
import { verifyBuild } from '../../deploy/publishing/verify.mjs';
import { makeSite, temporaryFolder } from './make-site.ts';
import { freePort, get } from './nginx.ts';

const servers = resolve('tests/servers/node_modules');
const withoutS3 = !existsSync(join(servers, 's3rver'));
if (withoutS3) console.warn('没有 s3rver，跳过对象存储的测试：npm ci --prefix tests/servers');

interface S3Server {
  run(): Promise<unknown>;
  close(): Promise<void>;
}

/** The key that the server knows. */
const account = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
const day = 86_400;

describe.skipIf(withoutS3)('deploy/publish --s3', () => {
  let server: S3Server;
  let port: number;
  let bucket: string;
  let buckets = 0;

  beforeAll(async () => {
    port = await freePort();
    const Server = createRequire(join(servers, 'x.js'))('s3rver');
    // More than there are tests: a test that is tried again takes a bucket of its own, too.
    const configureBuckets = Array.from({ length: 40 }, (_, index) => ({ name: `kling-qa-${index}` }));
    server = new Server({ port, address: '127.0.0.1', silent: true, directory: temporaryFolder(), configureBuckets });
    await server.run();
  });
  beforeEach(() => {
    bucket = `kling-qa-${buckets++}`;
  });
  afterAll(() => server.close());

  const storeOf = (name: string, secret = 'S3RVER') =>
    new S3({ endpoint: new URL(`http://127.0.0.1:${port}`), bucket: name, region: 'us-east-1', key: 'S3RVER', secret });
  const publish = (args: string[], env: Record<string, string> = account) =>
    promisify(execFile)('deploy/publish', [...args, `--s3=http://127.0.0.1:${port}/${bucket}`], {
      env: { ...process.env, ...env },
    }).then(
      ({ stdout }) => ({ status: 0, output: stdout }),
      ({ code, stdout, stderr }) => ({ status: code as number, output: `${stdout}${stderr}` }),
    );
  const ask = (file: string) => get(port, `/${bucket}/${file}`);
  const text = async (file: string) => {
    const { body, headers } = await ask(file);
    return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
  };

  it('uploads a verified build with types, caching and compression, and once', async () => {
    const site = await makeSite({ mark: 'a', base: '/kling-qa/' });
    const first = await publish([site]);
    expect(first.output).toMatch(/已发布 20261124T000000Z-abcdef0-[\da-f]{8}：3 条，上传 \d+ 个文件，删掉 0 个/);
    expect(await publish([site])).toMatchObject({ status: 0, output: expect.stringContaining('完全一样，不用发布') });
    const headers: Record<string, [type: string, cache: string]> = {
      'index.html': ['text/html; charset=utf-8', 'private, no-cache'],
      'q/1001.md': ['text/markdown; charset=utf-8', 'private, no-cache'],
      'entries.json': ['application/json; charset=utf-8', 'private, no-cache'],
      '_astro/page.a.js': ['text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
    };
    for (const [file, [type, cache]] of Object.entries(headers))
      expect((await ask(`kling-qa/${file}`)).headers, file).toMatchObject({
        'content-type': type,
        'cache-control': cache,
        'content-encoding': 'gzip',
      });
    expect(await text('kling-qa/robots.txt')).toBe('User-agent: *\nDisallow: /\n');
    expect(await storeOf(bucket).list('kling-qa/')).toHaveLength(verifyBuild(site).files.length);
  });

  it('keeps readers whole: what a page loads is there before the page, at every moment', async () => {
    const [a, b] = [await makeSite({ mark: 'a' }), await makeSite({ mark: 'b' })];
    await publish([a]);
    let isDone = false;
    const wrong: string[] = [];
    let read = 0;
    const reader = async () => {
      while (!isDone) {
        const page = await text('membership/entry-1/index.html');
        read++;
        for (const [, file = ''] of page.matchAll(/"\/(_astro\/[\w.]+)"/g))
          if ((await ask(file)).status !== 200) wrong.push(file);
      }
    };
    const reading = reader();
    for (const site of [b, a, b]) expect(await publish([site])).toMatchObject({ status: 0 });
    isDone = true;
    await reading;
    expect(read).toBeGreaterThan(3);
    expect(wrong).toEqual([]);
    expect(await text('index.html')).toContain('style.b.css');
  });

  it('goes back, and forward again', async () => {
    for (const mark of ['a', 'b']) await publish([await makeSite({ mark })]);
    const { output } = await publish(['--list']);
    const [older = '', live = ''] = output
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(2))
      .sort((one) => (output.includes(`* ${one}`) ? 1 : -1));
    expect(await publish(['--rollback'])).toMatchObject({
      status: 0,
      output: expect.stringContaining(`已换到 ${older}`),
    });
    expect(await text('index.html')).toContain('style.a.css');
    expect(await publish([`--rollback=${live}`])).toMatchObject({ status: 0 });
    expect(await text('index.html')).toContain('style.b.css');
    expect(await publish(['--rollback=nothing'])).toMatchObject({
      status: 1,
      output: expect.stringContaining('没有版本 nothing'),
    });
  });

  it('goes one build further back each time, also past one that was gone back from or published again', {
    tags: 'thorough',
  }, async () => {
    const sites = [];
    for (const mark of ['a', 'b', 'c', 'a']) {
      sites.push(await makeSite({ mark }));
      if (mark === 'c') expect(await publish(['--rollback'])).toMatchObject({ status: 0 });
      await publish([sites.at(-1) ?? '']);
    }
    const back = async () => [
      (await publish(['--rollback'])).status,
      /style\.(\w)/.exec(await text('index.html'))?.[1],
    ];
    // Here a is live again, and nothing was before it.
    expect(await back()).toEqual([1, 'a']);
    for (const site of [sites[1], sites[2]]) await publish([site ?? '']);
    expect([await back(), await back(), await back()]).toEqual([
      [0, 'b'],
      [0, 'a'],
      [1, 'a'],
    ]);
  });

  it('removes a withdrawn answer at once, and what open pages need after a week', { tags: 'thorough' }, async () => {
    const store = storeOf(bucket);
    const publishAt = async (time: number, mark: string, entries: number) => {
      const directory = await makeSite({ mark, entries });
      return publishToStore(store, { id: `${mark}${entries}`, directory, build: verifyBuild(directory) }, time);
    };
    await publishAt(0, 'a', 4);
    expect(await ask('q/1004.md')).toMatchObject({ status: 200 });
    await publishAt(day, 'b', 3);
    for (const file of [
      'membership/entry-4/index.html',
      'q/1004.md',
      'q/1004/index.html',
      'pagefind/fragment/1004.pf_fragment',
    ])
      expect(await ask(file), file).toMatchObject({ status: 404 });
    expect(await ask('_astro/page.a.js')).toMatchObject({ status: 200 });
    await publishAt(7 * day, 'c', 3);
    expect(await ask('_astro/page.a.js')).toMatchObject({ status: 200 });
    await publishAt(8 * day, 'd', 3);
    expect(await ask('_astro/page.a.js')).toMatchObject({ status: 404 });
    expect(await ask('_astro/page.b.js')).toMatchObject({ status: 200 });
    // What comes back stays.
    const live = await readLive(store);
    await goLive(store, JSON.parse((await store.get('.kling-qa/builds/b3.json'))?.toString() ?? ''), 30 * day);
    expect(await ask('_astro/page.b.js')).toMatchObject({ status: 200 });
    expect(live?.id).toBe('d3');
  });

  /** A store that breaks down when it is asked to do this to this object. */
  const breaking = (method: 'copy' | 'remove', object: string) => {
    const store = storeOf(bucket);
    const sound = store[method].bind(store) as (...given: unknown[]) => Promise<void>;
    store[method] = (...given: unknown[]) =>
      given.includes(object) ? Promise.reject(new Error('broken off')) : sound(...given);
    return store;
  };
  const breakOff = async (method: 'copy' | 'remove', object: string, directory: string) => {
    const work = { id: basename(directory), directory, build: verifyBuild(directory) };
    await expect(publishToStore(breaking(method, object), work, day)).rejects.toThrow('broken off');
  };

  it('is made whole again by publishing the former build, after copying broke off', { tags: 'thorough' }, async () => {
    const [a, b] = [await makeSite({ mark: 'a' }), await makeSite({ mark: 'b', entries: 4 })];
    await publish([a]);
    await breakOff('copy', 'index.html', b);
    await breakOff('copy', 'index.html', await makeSite({ mark: 'c' }));
    expect(await text('membership/entry-1/index.html')).toContain('style.c.css');
    expect((await publish(['--list'])).output).toContain('时中断了，网站现在新旧混着');
    expect((await publish([a])).output).toContain('已发布');
    expect(await text('membership/entry-1/index.html')).toContain('style.a.css');
    for (const file of ['q/1004.md', 'pagefind/fragment/1004.pf_fragment'])
      expect(await ask(file), file).toMatchObject({ status: 404 });
    expect(await ask('_astro/page.b.js')).toMatchObject({ status: 200 });
    expect((await publish([a])).output).toContain('完全一样，不用发布');
  });

  it('is made whole again by going back to the live build, and the next publishing removes what one left', {
    tags: 'thorough',
  }, async () => {
    const [a, b] = [await makeSite({ mark: 'a', entries: 4 }), await makeSite({ mark: 'b' })];
    await publish([a]);
    await breakOff('remove', 'q/1004.md', b);
    expect((await publish(['--rollback'])).output).toMatch(/已换到 \S+（4 条）\n/);
    expect(await text('q/1004/index.html')).toContain('entry-4');
    expect(await text('index.html')).toContain('style.a.css');
    await breakOff('remove', 'q/1004.md', b);
    expect((await publish([b])).output).toMatch(/上传 0 个文件，删掉 \d+ 个/);
    for (const file of ['q/1004.md', 'q/1004/index.html']) expect(await ask(file), file).toMatchObject({ status: 404 });
  });

  it('is made whole again by going back once more, after going back broke off', { tags: 'thorough' }, async () => {
    for (const mark of ['a', 'b']) await publish([await makeSite({ mark })]);
    const live = await readBuild(storeOf(bucket), (await readLive(storeOf(bucket))).id);
    const former = await readBuild(storeOf(bucket), live?.former ?? null);
    if (!former) throw new Error('no build before');
    await expect(goLive(breaking('copy', 'index.html'), former, day)).rejects.toThrow('broken off');
    expect((await publish(['--rollback'])).output).toContain(`已换到 ${former.id}`);
    expect(await text('index.html')).toContain('style.a.css');
  });

  it('refuses what is not whole, not allowed or not understood, and leaves the site as it is', async () => {
    const [site, damaged] = [await makeSite({ mark: 'a' }), temporaryFolder()];
    await publish([site]);
    cpSync(site, damaged, { recursive: true });
    rmSync(join(damaged, 'membership/entry-1/index.html'));
    const refusals: [args: string[], env: Record<string, string>, said: string][] = [
      [[damaged], account, '这次构建不完整'],
      [[await makeSite({ base: '/kling-qa/' })], account, '忘了 SITE_BASE'],
      [[await makeSite({ mark: 'b' })], { ...account, AWS_ACCESS_KEY_ID: 'stranger' }, '对象存储不接受'],
      [[site], { AWS_ACCESS_KEY_ID: '' }, '--s3 写成'],
      [['--check-live'], account, '--check-live 不能和 --s3 一起用'],
    ];
    for (const [args, env, said] of refusals) {
      const { status, output } = await publish(args, env);
      expect(output).toContain(said);
      expect(status).toBeGreaterThan(0);
    }
    expect(await text('index.html')).toContain('style.a.css');
  });
});
