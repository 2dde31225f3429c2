import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnvironment } from '../built/build.ts';

const port = 47_839;
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

const isOpen = (host: string) =>
  new Promise<boolean>((done) => {
    const socket = connect({ host, port, timeout: 3000 });
    const end = (open: boolean) => () => {
      socket.destroy();
      done(open);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });

/** Asks for the home page under a name of the host. */
async function ask(host: string): Promise<{ status: number | undefined; type: string | undefined; text: string }> {
  const request = get({ host: '127.0.0.1', port, headers: { host } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, type: response.headers['content-type'], text: await readText(response) };
}

describe('the site as npm start serves it', () => {
  let server: ReturnType<typeof spawn>;

  beforeAll(async () => {
    const { HOST: _host, ...env } = cleanEnvironment();
    server = spawn(process.execPath, [resolve('cli/preview.ts')], {
      env: { ...env, PORT: String(port) },
      stdio: 'ignore',
    });
    for (let tries = 0; tries < 100 && !(await isOpen('127.0.0.1')); tries++)
      await new Promise((done) => setTimeout(done, 200));
  }, 30_000);
  afterAll(() => {
    server.kill();
  });

  it('answers on the loopback address', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/membership/remove-watermark/`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('快手内部文档，请勿外传');
  });

  it('answers an unknown address with our 404 page', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/no-such-page/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('没有这一页');
  });

  it('leads to the address with a slash, and answers nonsense without ending', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/search`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, 'search/']);
    expect((await fetch(`http://127.0.0.1:${port}/%E0%A4%A`)).status).toBe(400);
    expect((await fetch(`http://127.0.0.1:${port}/..%2fpackage.json`)).status).toBe(404);
  });

  it.each(['kb.example.com', 'localhost.example.com', `kb.example.com:${port}`])(
    'says in Chinese under the name %s how to open it',
    async (name) => {
      const { status, type, text } = await ask(name);
      expect(status).toBe(421);
      expect(type).toBe('text/plain; charset=utf-8');
      expect(text).toContain(`请用 http://localhost:${port}/`);
      expect(text).not.toContain('快手内部文档');
    },
  );

  it.each(['localhost', `127.0.0.1:${port}`, `[::1]:${port}`])('answers under the name %s', async (name) => {
    expect(await ask(name)).toMatchObject({ status: 200, text: expect.stringContaining('快手内部文档') });
  });

  it.skipIf(!outside)('does not answer on the address that others see', async () => {
    expect(await isOpen(outside ?? '')).toBe(false);
  });
});

it.each([
  [{ PORT: 'abc' }, 'PORT 要写 0 到 65535 的数，现在是「abc」'],
  [{ PORT: '99999' }, 'PORT 要写 0 到 65535 的数，现在是「99999」'],
  [{ PORT: '0', HOST: '192.0.2.1' }, '「192.0.2.1」不是这台机器的地址，请改 HOST'],
])('npm start says why it cannot serve at %o', (where, message) => {
  const { status, stderr } = spawnSync(process.execPath, [resolve('cli/preview.ts')], {
    env: { ...cleanEnvironment(), ...where },
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
