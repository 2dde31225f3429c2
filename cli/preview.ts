/** `npm run preview`: serves dist/ as nginx does, until stopped. HOST and PORT say where; without HOST only this machine sees it. */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { Misuse, runCommand } from './command.ts';
import { portOf, type Serving, serveSite } from './serve-site.ts';

const { HOST: host = '127.0.0.1', PORT: port = '4321' } = process.env;
const folder = resolve('dist');

/** Why a server cannot listen there. */
const reasons: Record<string, string> = {
  EADDRINUSE: `从 ${port} 起的端口都被占用了，请用 PORT= 另选一个`,
  EACCES: `没有权限用端口 ${port}，请用 PORT= 另选一个 1024 以上的`,
  EADDRNOTAVAIL: `「${host}」不是这台机器的地址，请改 HOST`,
  ENOTFOUND: `「${host}」找不到，请改 HOST`,
  EAI_AGAIN: `「${host}」找不到，请改 HOST`,
};

await runCommand({
  usage: '用法：[HOST=0.0.0.0] [PORT=4321] npm run preview',
  options: {},
  async run() {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      throw new Misuse(`PORT 要写 0 到 65535 的数，现在是「${port}」`);
    if (!existsSync(`${folder}/404.html`)) throw new Error('还没有生成网站，请先运行 npm run build');
    const base = baseOf(readFileSync(`${folder}/404.html`, 'utf8'));
    const server = await listen({ folder, port: Number(port), host, base, guard: refuseForeignNames });
    const name = isLoopback(host) ? 'localhost' : host;
    console.log(`网站在 http://${name}:${portOf(server)}${base}，按 Ctrl + C 停止。`);
    return true;
  },
});

/** Takes the next port if one is taken, up to ten further. */
async function listen(serving: Serving): Promise<Server> {
  for (let { port } = serving; ; port++) {
    try {
      return await serveSite({ ...serving, port });
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && port < Math.min(serving.port + 10, 65_535)) continue;
      throw new Error(reasons[code] ?? String(error));
    }
  }
}

/** The path that a page says that the site was built for. */
function baseOf(page: string): string {
  return /="(\/[^"]*?)_astro\//.exec(page)?.[1] ?? '/';
}

/**
 * A page elsewhere may have its name lead to this machine, and would then read what is confidential. So a name has to be one that
 * whoever started this has given.
 */
function refuseForeignNames(_path: string, response: ServerResponse, { headers, socket }: IncomingMessage): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  if (isIP(name) || isLoopback(name) || name === host) return false;
  response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(
    `这里不能用 ${name} 这个名字打开。请用 http://localhost:${socket.localPort}/，或这台机器的 IP 地址；要用这个名字，请这样启动：HOST=${name} npm start\n`,
  );
  return true;
}

function isLoopback(name: string): boolean {
  return name === '127.0.0.1' || name === '::1' || /(^|\.)localhost$/.test(name);
}
