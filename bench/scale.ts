/**
 * `npm run bench:scale`: how ours and a bare Starlight grow from 100 to 10,000 entries, in one run. Writes bench/SCALE.md and
 * bench/scale.svg. Takes some 15 minutes and 1 GB of disk; `-- --sizes=100,1000` measures less of it.
 */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { runCommand } from '../cli/command.ts';
import { launch } from './browser/launch.ts';
import { measurePage, visitCold } from './browser/measure.ts';
import { median, sampleQueries } from './browser/queries.ts';
import { openSubject } from './browser/subject.ts';
import { build, prepareSite, workFolder } from './build.ts';
import { type Content, syntheticContent } from './contents.ts';
import { sectionOf, withSection } from './format.ts';
import { describeMachine, versionsOf } from './machine.ts';
import { measureFiles } from './scale/files.ts';
import { type Row, scaleChart, scaleReport } from './scale/report.ts';
import { scaleFile, sections } from './scale/sections.ts';
import { type SiteName, sites } from './sites/index.ts';
import type { Project } from './sites/site.ts';
import { readSizes } from './sizes.ts';

const queries = sampleQueries();
const names = ['ours', 'starlight'] as const satisfies SiteName[];

await runCommand({
  usage: '用法：npm run bench:scale [-- --sizes=100,1000]',
  options: { sizes: { type: 'string', default: '100,1000,5000,10000' } },
  async run({ values }) {
    const sizes = readSizes(values.sizes);
    const browser = await launch();
    try {
      const rows: Row[] = [];
      for (const size of sizes) {
        const content = syntheticContent(size, workFolder);
        for (const name of names) {
          rows.push(await measure(browser, name, content));
          console.log(JSON.stringify(rows.at(-1)));
        }
      }
      const versions = { Chromium: browser.version(), ...versionsOf(sites.starlight.packages) };
      const before = readFileSync(scaleFile, 'utf8');
      const report = Object.values(sections).reduce(
        (text, heading) => {
          const kept = sectionOf(before, heading);
          return kept === null ? text : withSection(text, heading, kept);
        },
        scaleReport(rows, describeMachine('bench:scale', versions)),
      );
      writeFileSync(scaleFile, report);
      writeFileSync('bench/scale.svg', scaleChart(rows));
    } finally {
      await browser.close();
    }
    return true;
  },
});

async function measure(browser: Browser, name: (typeof names)[number], content: Content): Promise<Row> {
  const project = prepareSite(sites[name], content, `scale-${name}`);
  const cold = await build(project, { cold: true });
  const subject = await openSubject(browser, name, project.dist, content);
  const page = await measurePage(subject);
  const search: number[] = [];
  for (const query of queries) search.push((await visitCold(subject, query)).toFirst.bytes);
  subject.served.close();
  const files = measureFiles(project.dist, content);
  changeOneEntry(name, project, content);
  const second = await build(project, { cold: false });
  rmSync(project.dist, { recursive: true, force: true });
  return { name, size: content.size, cold, second, files, pageLoad: page.load.bytes, search: median(search) };
}

/** Adds a line to one entry, as an editor would. */
function changeOneEntry(name: (typeof names)[number], project: Project, content: Content): void {
  const [entry] = content.corpus.entries;
  if (!entry) return;
  const folder = name === 'ours' ? content.folder : join(project.folder, 'src/content/docs');
  const file = join(folder, entry.topic, `${entry.slug}.md`);
  appendFileSync(file, name === 'ours' ? '\n:::内部\n改了一行。\n:::\n' : '\n改了一行。\n');
}
