import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEngine, type Engine } from '../engine.ts';
import { openIndex, type PagefindModule } from './open-index.ts';

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
  // Pagefind's client fetches by itself.
  const original = globalThis.fetch;
  globalThis.fetch = ((input: string | URL | Request, init?: RequestInit) =>
    String(input).startsWith(base) ? fetchFile(String(input)) : original(input, init)) as typeof fetch;
  const index = await openIndex({
    base,
    load: async () => (await import(pathToFileURL(join(folder, 'pagefind.js')).href)) as PagefindModule,
    fetch: fetchFile,
  });
  return createEngine(index);
}
