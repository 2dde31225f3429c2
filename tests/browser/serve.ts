/** `node tests/browser/serve.ts real|sample`: serves a built site as nginx does, until stopped. */
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSoundSite } from '../built/build.ts';
import { sampleContent } from '../built/corpora.ts';
import { frozenSite } from '../built/frozen.ts';
import { serveSite } from './site-server.ts';
import { ports, sites } from './sites.ts';

const [which] = process.argv.slice(2);
if (which === 'sample') {
  process.env['SITE_PANEL_ORIGINS'] = `https://other.example.com ${sites.crm}`;
  const site = buildSoundSite({ content: sampleContent });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit());
  process.on('exit', () => rmSync(site, { recursive: true, force: true }));
  await serveSite(site, ports.sample);
  for (const port of [ports.crm, ports.stranger]) serveCrm(port);
} else {
  await serveSite(frozenSite(), ports.real);
}

/** A CRM with the panel of the sample site in it. */
function serveCrm(port: number): void {
  const html = readFileSync('tests/browser/crm.html', 'utf8').replace('PANEL', `${sites.sample}panel/`);
  createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html)).listen(
    port,
    '127.0.0.1',
  );
}
