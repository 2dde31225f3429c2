import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
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

describe('the site as npm start serves it', () => {
  let server: ReturnType<typeof spawn>;

  beforeAll(async () => {
    const { HOST: _host, ...env } = cleanEnvironment();
    server = spawn(process.execPath, [resolve('cli/astro.mjs'), 'preview'], {
      env: { ...env, PORT: String(port) },
      stdio: 'ignore',
      // A group of its own, so that Astro below it ends too.
      detached: true,
    });
    for (let tries = 0; tries < 100 && !(await isOpen('127.0.0.1')); tries++)
      await new Promise((done) => setTimeout(done, 200));
  }, 30_000);
  afterAll(() => {
    if (server.pid) process.kill(-server.pid);
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

  it.skipIf(!outside)('does not answer on the address that others see', async () => {
    expect(await isOpen(outside ?? '')).toBe(false);
  });
});
