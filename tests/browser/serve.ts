/** `node tests/browser/serve.ts real|sample`: serves a built site as nginx does, until stopped. */
import { createReadStream, existsSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { assertBuilt, buildSoundSite, dist } from '../built/build.ts';
import { contentTypes } from '../built/content-types.ts';
import { sampleContent } from '../built/corpora.ts';
import { ports } from './sites.ts';

function serve(site: string, port: number): void {
  createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site.test').pathname));
    const isFolder = (file: string) => existsSync(file) && statSync(file).isDirectory();
    if (!path.endsWith('/') && isFolder(join(site, path))) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const file = join(site, path.endsWith('/') ? `${path}index.html` : path);
    const found = existsSync(file) && !isFolder(file);
    const sent = found ? file : join(site, '404.html');
    response.writeHead(found ? 200 : 404, {
      'content-type': contentTypes[extname(sent)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    createReadStream(sent).pipe(response);
  }).listen(port, '127.0.0.1');
}

const [which] = process.argv.slice(2);
if (which === 'sample') {
  const site = buildSoundSite({ content: sampleContent });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit());
  process.on('exit', () => rmSync(site, { recursive: true, force: true }));
  serve(site, ports.sample);
} else {
  assertBuilt();
  serve(dist, ports.real);
}
