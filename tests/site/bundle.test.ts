import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptSite } from '../built/kept-sites.ts';

const site = await keptSite('frozen');

describe('the scripts that browsers load', () => {
  const folder = join(site, '_astro');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));

  it('are there', () => expect(scripts.length).toBeGreaterThan(3));

  it.each(scripts)('%s reads no environment and no build flag, which browsers do not have', (name) => {
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/process\.env|SITE_(?:BEACON|WATERMARK)/);
  });
});
