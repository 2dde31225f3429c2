import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { typeOf } from '../deploy/publishing/content-types.mjs';

/** Answers a request instead of the site; false leaves it to the site. */
export type Guard = (path: string, response: ServerResponse, request: IncomingMessage) => boolean;

export interface Serving {
  /** May be a link to a build, which may come to lead elsewhere. */
  folder: string;
  /** 0 for one that is free. */
  port: number;
  host?: string;
  /** The path that the site was built for: `/` or `/kling-qa/`. */
  base?: string;
  guard?: Guard;
}

/** Serves a built site as nginx does. Rejected if the port is taken, or there is no such host. */
export async function serveSite({ folder, port, host = '127.0.0.1', base = '/', guard }: Serving): Promise<Server> {
  const server = createServer((request, response) => {
    const path = pathOf(request);
    if (path === null) response.writeHead(400).end();
    else if (guard?.(path, response, request)) return;
    else if (path === '/' && base !== '/') response.writeHead(302, { location: base }).end();
    else answer(folder, path.startsWith(base) ? path.slice(base.length) : null, response);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  return server;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** The path that is asked for, without escapes and steps upwards; null if nobody can read it. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  try {
    return normalize(decodeURIComponent(new URL(url, 'http://site.test').pathname));
  } catch {
    return null;
  }
}

/** @param path below the base; null if outside */
function answer(folder: string, path: string | null, response: ServerResponse): void {
  const isFolder = (file: string) => existsSync(file) && statSync(file).isDirectory();
  const isPage = path === '' || path?.endsWith('/');
  if (path && !isPage && isFolder(join(folder, path))) {
    response.writeHead(301, { location: `${path.split('/').at(-1)}/` }).end();
    return;
  }
  const file = join(folder, path === null ? '404.html' : isPage ? `${path}index.html` : path);
  const found = path !== null && existsSync(file) && !isFolder(file);
  const sent = found ? file : join(folder, '404.html');
  response.writeHead(found ? 200 : 404, { 'content-type': typeOf(sent), 'cache-control': 'no-cache' });
  // A build may take a file away at any moment.
  createReadStream(sent)
    .on('error', () => response.destroy())
    .pipe(response);
}
