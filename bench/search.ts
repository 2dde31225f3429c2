/**
 * `npm run bench:search [-- --sites=FOLDER]`: our search and a bare Starlight's on the same corpora, in one run and a real
 * browser. Writes bench/SEARCH.md and bench/search.svg. With a folder below the project, the built sites are kept there and
 * used again.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser } from '../cli/browser.mjs';
import { parseJudged } from '../src/search/evaluate.ts';
import { searchChart } from './search/chart.ts';
import { aliasQueries, sampleQueries, sentences } from './search/figures.ts';
import { searchReport } from './search/report.ts';
import { type Figures, measureSite } from './search/run.ts';
import { buildPair, versionOf } from './search/sites.ts';

const sizes = ['real', 1000, 10_000] as const;
const judged = parseJudged(readFileSync('tests/search/dev.jsonl', 'utf8'));
const kept = process.argv.find((argument) => argument.startsWith('--sites='))?.slice('--sites='.length);
// Below the project, where a Starlight of its own finds node_modules.
mkdirSync('.cache', { recursive: true });
const folder = kept ? resolve(kept) : mkdtempSync(resolve('.cache/bench-search-'));
mkdirSync(folder, { recursive: true });

// Everything is built before anything is measured.
const pairs = sizes.map((size) => {
  console.log(`building ${size}`);
  return buildPair(size, folder);
});
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const figures: Figures[] = [];
try {
  for (const [index, pair] of pairs.entries())
    for (const site of ['ours', 'starlight'] as const) {
      const questions = {
        judged: index === 0 ? judged : aliasQueries(pair.corpus, 40),
        sample: sampleQueries(judged),
        sentences: sentences(judged),
      };
      const measured = await measureSite(browser, site, pair, questions);
      console.log(JSON.stringify(measured));
      figures.push(measured);
    }
  const machine = {
    processor: cpus()[0]?.model ?? 'an unknown processor',
    cores: cpus().length,
    load: loadavg()[0] ?? 0,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    versions: {
      Chromium: browser.version(),
      'Node.js': process.versions.node,
      Starlight: versionOf('@astrojs/starlight'),
      Astro: versionOf('astro'),
      Pagefind: versionOf('pagefind'),
    },
    date: new Date().toISOString().slice(0, 10),
  };
  writeFileSync('bench/SEARCH.md', searchReport(figures, machine));
  writeFileSync('bench/search.svg', searchChart(figures));
} finally {
  await browser.close();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}
