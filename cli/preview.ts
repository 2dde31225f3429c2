/** `npm run preview`: serves dist/ as nginx does, until stopped. HOST and PORT say where; without HOST only this machine sees it. */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { runCommand } from './command.ts';
import { portOf, type Serving, serveSite } from './serve-site.ts';

const { HOST: host = '127.0.0.1', PORT: port = '4321' } = process.env;
const folder = resolve('dist');

await runCommand({
  usage: '用法：[HOST=0.0.0.0] [PORT=4321] npm run preview',
  options: {},
  async run() {
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
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= serving.port + 10) throw error;
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
