/**
 * `npm run bench:search [-- --reuse]`: our search and a bare Starlight's on the same corpora, in one run and a real browser.
 * Writes bench/SEARCH.md and bench/search.svg. `--reuse` takes the sites that the last run built.
 */
import { writeFileSync } from 'node:fs';
import { runCommand } from '../cli/command.ts';
import { measureSearch } from './browser/figures.ts';
import { launch } from './browser/launch.ts';
import { aliasQueries, developmentSet } from './browser/queries.ts';
import { openSubject } from './browser/subject.ts';
import { builtSite, workFolder } from './build.ts';
import { realContent, syntheticContent } from './contents.ts';
import { describeMachine, versionsOf } from './machine.ts';
import { type Row, searchChart, searchReport } from './search/report.ts';
import { sites } from './sites/index.ts';

await runCommand({
  usage: '用法：npm run bench:search [-- --reuse]',
  options: { reuse: { type: 'boolean', default: false } },
  async run({ values: { reuse } }) {
    const contents = [realContent(), ...[1000, 10_000].map((size) => syntheticContent(size, workFolder))];

    // Everything is built before anything is measured.
    const built = [];
    for (const content of contents)
      for (const name of ['ours', 'starlight'] as const) {
        console.log(`building ${name} of ${content.size} entries`);
        built.push({
          name,
          content,
          dist: await builtSite(sites[name], content, `search-${name}-${content.size}`, reuse),
        });
      }

    const browser = await launch();
    const rows: Row[] = [];
    try {
      for (const { name, content, dist } of built) {
        const subject = await openSubject(browser, name, dist, content);
        const judged = content.folder === 'content' ? developmentSet() : aliasQueries(content.corpus, 40);
        const measured = await measureSearch(subject, judged).finally(() => subject.served.close());
        rows.push({ name, size: content.size, ...measured });
        console.log(JSON.stringify(rows.at(-1)));
      }
      const versions = { Chromium: browser.version(), ...versionsOf(sites.starlight.packages) };
      writeFileSync('bench/SEARCH.md', searchReport(rows, describeMachine('bench:search', versions)));
      writeFileSync('bench/search.svg', searchChart(rows));
    } finally {
      await browser.close();
    }
    return true;
  },
});
