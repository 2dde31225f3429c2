import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { typeOf } from '../../deploy/publishing/content-types.mjs';

/** What was sent: the address, the size of the body on the wire, and when (milliseconds since 1970). */
export interface Sent {
  path: string;
  bytes: number;
  at: number;
}

export interface Served {
  url: string;
  /** Everything sent since the log was last emptied. */
  log: Sent[];
  close(): void;
}

/** The start of a gzipped file, such as those of Pagefind's own index. Compressing such a file again gains nothing. */
const gzip = Buffer.from([0x1f, 0x8b]);

/** A static server that sends brotli where it compresses. A file is compressed once and kept. */
export async function serve(site: string): Promise<Served> {
  const log: Sent[] = [];
  const bodies = new Map<string, { body: Buffer; encoding: string | null }>();
  const read = (file: string) => {
    const known = bodies.get(file);
    if (known) return known;
    const plain = readFileSync(file);
    const packed = plain.subarray(0, 2).equals(gzip) ? plain : brotli(plain);
    const made = packed.length < plain.length ? { body: packed, encoding: 'br' } : { body: plain, encoding: null };
    bodies.set(file, made);
    return made;
  };

  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site.test').pathname));
    const file = find(site, path);
    if (!file) {
      log.push({ path, bytes: 0, at: Date.now() });
      response.writeHead(404).end();
      return;
    }
    const { body, encoding } = read(file);
    response.writeHead(200, {
      'content-type': typeOf(file),
      'content-length': body.length,
      'cache-control': 'no-cache',
      ...(encoding && { 'content-encoding': encoding }),
    });
    log.push({ path, bytes: body.length, at: Date.now() });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page's address may stand without its ending. */
function find(site: string, path: string): string | undefined {
  const candidates = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  return candidates.map((name) => join(site, name)).find((file) => existsSync(file) && statSync(file).isFile());
}

function brotli(content: Buffer): Buffer {
  return brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}
