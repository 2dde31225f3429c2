import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.ts';
import { loadClient } from '../../src/search/pagefind/node-index.ts';
import { openIndex } from '../../src/search/pagefind/open-index.ts';
import { makeSite, temporaryFolder } from './make-site.ts';
import { copyStore, freePort, get, withoutNginx } from './nginx.ts';

const withoutBuildah =
  spawnSync('buildah', ['--version']).status !== 0
    ? '没有安装 buildah，跳过镜像的测试（Debian：apt-get install buildah）'
    : spawnSync('unshare', ['--mount', 'true']).status !== 0
      ? '不能挂载（要 root），跳过镜像的测试'
      : null;
if (withoutBuildah) console.warn(withoutBuildah);

/** Who nginx is in the image. */
const user = 101;

describe.skipIf(withoutNginx || withoutBuildah)('the image', () => {
  const folder = temporaryFolder();
  const digestOf = (output: string) => /sha256:[\da-f]{64}/.exec(output)?.[0];
  let site: string;
  let digest: string | undefined;
  let server: ChildProcess | undefined;
  let port: number;

  const build = (archive: string, ...store: string[]) =>
    spawnSync('deploy/container/build', [site, join(folder, archive), ...store], {
      encoding: 'utf8',
      env: { ...process.env, BUILDAH_FORMAT: 'oci', XDG_RUNTIME_DIR: folder },
    });

  beforeAll(async () => {
    site = await makeSite();
    const { status, stdout, stderr } = build('image.tar');
    expect([status, stderr]).toEqual([0, '']);
    digest = digestOf(stdout);
    port = await freePort();
    server = await run(unpack(join(folder, 'image.tar'), join(folder, 'root')), folder, port);
  });
  afterAll(() => {
    server?.kill('SIGTERM');
  });

  it('is the same for the same site', { tags: 'thorough' }, () => {
    expect(digest).toBeDefined();
    expect(digestOf(build('again.tar').stdout)).toBe(digest);
  });

  it('runs as nobody in particular, on a port that nobody has to be root for', () => {
    const { config } = configOf(join(folder, 'image.tar'));
    expect(config).toMatchObject({ User: `${user}:${user}`, ExposedPorts: { '8080/tcp': {} }, StopSignal: 'SIGQUIT' });
    expect(spawnSync('find', [join(folder, 'root'), '-name', 'sh'], { encoding: 'utf8' }).stdout).toBe('');
  });

  it('serves the site from a read-only root, with headers and compression, and logs to its output', async () => {
    const page = await get(port, '/membership/entry-1/?q=secret', { 'accept-encoding': 'br' });
    expect(page).toMatchObject({
      status: 200,
      headers: { 'content-encoding': 'br', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' },
    });
    expect(page.headers['content-security-policy']).toContain("'sha256-");
    expect((await get(port, '/healthz')).body.toString()).toBe('ok\n');
    const log = () => readFileSync(join(folder, 'output'), 'utf8');
    await expect.poll(log).toContain('"GET /membership/entry-1/" 200');
    expect(log()).not.toContain('secret');
  });

  it('is closed to whom it is not opened', async () => {
    writeFileSync(join(folder, 'access.conf'), 'deny all;\n');
    server?.kill('SIGTERM');
    await new Promise((done) => server?.once('exit', done));
    server = await run(join(folder, 'root'), folder, port);
    for (const path of ['/', '/entries.json', '/replies.json', '/q/1001.md', '/_astro/page.one.js'])
      expect(await get(port, path), path).toMatchObject({ status: 403 });
    expect(await get(port, '/healthz')).toMatchObject({ status: 200 });
    writeFileSync(join(folder, 'access.conf'), 'allow all;\n');
    server.kill('SIGTERM');
    await new Promise((done) => server?.once('exit', done));
    server = await run(join(folder, 'root'), folder, port);
  });

  it('has what open pages of earlier builds ask for, where it is given a store', { tags: 'thorough' }, async () => {
    const store = await copyStore(['a']);
    const made = build('later.tar', store);
    expect([made.status, made.stderr]).toEqual([0, '']);
    const root = unpack(join(folder, 'later.tar'), join(folder, 'later'));
    const www = join(root, 'srv/kling-qa/current/www');
    for (const mark of ['one', 'a']) expect(existsSync(join(www, `_astro/page.${mark}.js`)), mark).toBe(true);
    expect(readdirSync(join(root, 'srv/kling-qa/builds'))).toHaveLength(1);
    expect(readdirSync(join(store, 'builds'))).toHaveLength(2);
  });

  it('answers a search', async () => {
    const base = `http://127.0.0.1:${port}/pagefind/`;
    const ask = (url: string) => fetch(new URL(url, base));
    const index = await openIndex({ base, load: () => loadClient(join(site, 'pagefind'), ask), fetch: ask });
    const { hits } = await createEngine(index).search('第 1002 个问题');
    expect(hits[0]?.card.number).toBe(1002);
  });
});

function blobOf(archive: string, digest: string): Buffer {
  return spawnSync('tar', ['-xOf', archive, `blobs/${digest.replace(':', '/')}`], { maxBuffer: 2 ** 28 }).stdout;
}

function manifestOf(archive: string): { config: { digest: string }; layers: { digest: string }[] } {
  const index = spawnSync('tar', ['-xOf', archive, 'index.json'], { encoding: 'utf8' }).stdout;
  return JSON.parse(blobOf(archive, JSON.parse(index).manifests[0].digest).toString());
}

function configOf(archive: string): { config: Record<string, unknown> } {
  return JSON.parse(blobOf(archive, manifestOf(archive).config.digest).toString());
}

function unpack(archive: string, root: string): string {
  mkdirSync(root);
  for (const { digest } of manifestOf(archive).layers)
    spawnSync('tar', ['-xp', '-f', '-', '-C', root], { input: blobOf(archive, digest) });
  return root;
}

/** Runs the image as a container engine does: root read-only, its user, a temporary folder, and what operations mount. */
async function run(root: string, folder: string, port: number): Promise<ChildProcess> {
  const access = join(folder, 'access.conf');
  if (!existsSync(access)) writeFileSync(access, 'allow all;\n');
  const site = readFileSync(join(root, 'etc/nginx/site/site.conf'), 'utf8').replaceAll('8080', String(port));
  writeFileSync(join(folder, 'site.conf'), site);
  const output = openSync(join(folder, 'output'), 'a');
  chownSync(join(folder, 'output'), user, user);
  const script = `mount --bind ${root} ${root}
    mount --bind ${access} ${root}/etc/nginx/kling-qa/access.conf
    mount --bind ${folder}/site.conf ${root}/etc/nginx/site/site.conf
    mount --rbind /dev ${root}/dev && mount --rbind /proc ${root}/proc
    mount -t tmpfs -o mode=1777 tmpfs ${root}/tmp
    mount -o remount,bind,ro ${root}
    exec chroot --userspec=${user}:${user} ${root} /usr/sbin/nginx -c /etc/nginx/nginx.conf`;
  const process_ = spawn('unshare', ['--mount', 'sh', '-ec', script], { stdio: ['ignore', output, output] });
  for (let attempt = 0; attempt < 200 && process_.exitCode === null; attempt++) {
    if ((await get(port, '/healthz').catch(() => null))?.status === 200) return process_;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(readFileSync(join(folder, 'output'), 'utf8'));
}
