/** `node tests/browser/serve.ts real|sample`: serves a built site as nginx does, until stopped. */
import { rmSync } from 'node:fs';
import { buildSoundSite } from '../built/build.ts';
import { sampleContent } from '../built/corpora.ts';
import { frozenSite } from '../built/frozen.ts';
import { serveSite } from './site-server.ts';
import { ports } from './sites.ts';

const [which] = process.argv.slice(2);
if (which === 'sample') {
  const site = buildSoundSite({ content: sampleContent });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit());
  process.on('exit', () => rmSync(site, { recursive: true, force: true }));
  await serveSite(site, ports.sample);
} else {
  await serveSite(frozenSite(), ports.real);
}
