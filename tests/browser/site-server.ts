import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { contentTypes } from '../built/content-types.ts';

/** Answers a request instead of the site; false leaves it to the site. */
export type Guard = (path: string, response: ServerResponse) => boolean;

/**
 * Serves a built site as nginx does.
 *
 * @param folder may be a link to a build, which may come to lead elsewhere
 * @param port 0 for one that is free
 */
export async function serveSite(folder: string, port: number, guard: Guard = () => false): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site.test').pathname));
    if (!guard(path, response)) answer(folder, path, response);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function answer(folder: string, path: string, response: ServerResponse): void {
  const isFolder = (file: string) => existsSync(file) && statSync(file).isDirectory();
  if (!path.endsWith('/') && isFolder(join(folder, path))) {
    response.writeHead(301, { location: `${path}/` }).end();
    return;
  }
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  const found = existsSync(file) && !isFolder(file);
  const sent = found ? file : join(folder, '404.html');
  response.writeHead(found ? 200 : 404, {
    'content-type': contentTypes[extname(sent)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
  });
  createReadStream(sent).pipe(response);
}
