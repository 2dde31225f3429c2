import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createEngine, type Engine } from '../engine.ts';
import { type Client, openIndex } from './open-index.ts';

/**
 * The engine on a built index on disk: the browser's code, with files in place of HTTP.
 *
 * @param directory such as `dist/pagefind`
 * @throws IndexUnavailable if there is no index
 */
export async function openBuiltIndex(directory: string): Promise<Engine> {
  const folder = resolve(directory);
  const base = 'http://index.localhost/';
  const fetchFile = async (url: string): Promise<Response> => {
    const name = new URL(url, base).pathname.slice(1);
    try {
      return new Response(new Uint8Array(await readFile(join(folder, name))));
    } catch {
      return new Response(null, { status: 404 });
    }
  };
  const index = await openIndex({ base, load: () => loadClient(folder, fetchFile), fetch: fetchFile });
  return createEngine(index);
}

/**
 * Pagefind's client calls the global `fetch`. Here it gets a `fetch` of its own, so that each open index reads its own files.
 *
 * @param folder where `pagefind.js` is
 */
export async function loadClient(folder: string, fetch: (url: string) => Promise<Response>): Promise<Client> {
  const path = join(folder, 'pagefind.js');
  const source = `let fetch; export const setFetch = (own) => { fetch = own; };${await readFile(path, 'utf8')}`;
  const named = `${source}\n//# sourceURL=${path}`;
  const client = (await import(`data:text/javascript,${encodeURIComponent(named)}`)) as Client & {
    setFetch(own: typeof fetch): void;
  };
  client.setFetch(fetch);
  return client;
}
