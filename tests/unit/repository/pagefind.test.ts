import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Where Pagefind may be known, and the tests of that. */
const home = /^(src|tests\/unit)\/search\/pagefind\//;

const sources = ['astro.config.mjs', ...['src', 'cli', 'deploy', 'bench', 'tests'].flatMap(sourcesIn)].filter(
  (path) => !home.test(path) && path !== 'tests/unit/repository/pagefind.test.ts',
);

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|mjs|astro)$/.test(path) && !path.includes('node_modules'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

describe('Pagefind', () => {
  it.each([
    ['its packages, or CBOR, in which its tables are written', /(?:from|import)\s*\(?\s*['"](?:pagefind|cborg)\b/],
    ['the signature of its files', /pagefind_dcd/],
    ['the mark of single characters in its index', /ꀀ|\\ua000/i],
    ['the settings that it takes from the environment', /PAGEFIND_/],
    ['the object that its client makes', /\bcreateInstance\b/],
  ])('is known in src/search/pagefind alone: %s', (_what, pattern) => {
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.filter((path) => pattern.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});
