/** `node tests/browser/serve.ts real|sample`: serves a built site as nginx does, until stopped. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { serveSite } from '../../cli/serve-site.ts';
import { keptSite } from '../built/kept-sites.ts';
import { ports, sites } from './sites.ts';

const [which] = process.argv.slice(2);
if (which === 'sample') {
  await serveSite({ folder: await keptSite('sample'), port: ports.sample });
  for (const port of [ports.crm, ports.stranger]) serveCrm(port);
} else {
  await serveSite({ folder: await keptSite('frozen'), port: ports.real });
}

/** A CRM with the panel of the sample site in it. */
function serveCrm(port: number): void {
  const html = readFileSync('tests/browser/crm.html', 'utf8').replace('PANEL', `${sites.sample}panel/`);
  createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html)).listen(
    port,
    '127.0.0.1',
  );
}
