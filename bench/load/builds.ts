import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checksumsOf } from '../../src/site/checksums.ts';
import { buildSoundSite } from '../../tests/built/build.ts';
import { corpusWith, entryFile } from '../../tests/built/corpora.ts';

/** Builds of the corpus, and of the corpus with one more entry, so that index and short links differ too. */
export async function buildTwo(): Promise<[string, string]> {
  const body = ':::话术\n您好，这是压力测试时加的一条。\n:::';
  const edited = corpusWith('content', { 'membership/load-test.md': entryFile(9999, { body }) });
  return [await buildSoundSite({}), await buildSoundSite({ content: edited })];
}

/** A copy of a build with assets and pages of its own, as after a change of code: `mark` is in each. */
export function variantOf(site: string, mark: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'kling-qa-load-'));
  cpSync(site, copy, { recursive: true });
  const assets = readdirSync(join(copy, '_astro'));
  const renamed = (text: string) => assets.reduce((done, name) => done.replaceAll(name, own(name, mark)), text);
  for (const name of assets) {
    const path = join(copy, '_astro', name);
    writeFileSync(path, `${renamed(readFileSync(path, 'utf8'))}\n/* ${mark} */`);
    renameSync(path, join(copy, '_astro', own(name, mark)));
  }
  for (const file of readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  )) {
    const path = join(copy, file);
    writeFileSync(path, renamed(readFileSync(path, 'utf8')).replace('</body>', `<!-- ${mark} --></body>`));
  }
  writeFileSync(join(copy, 'SHA256SUMS'), checksumsOf(copy));
  return copy;
}

function own(name: string, mark: string): string {
  return name.replace(/\.(?=\w+$)/, `.${mark}.`);
}
