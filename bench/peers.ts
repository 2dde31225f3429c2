/**
 * `npm run bench:peers`: ours, bare Starlight, Docusaurus, VitePress and Rspress with the same corpus, in one run and a
 * real browser. Installs the last three into bench/node_modules. Writes bench/RESULTS.md and bench/results.svg.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { measureSearch } from './browser/figures.ts';
import { judge } from './browser/judge.ts';
import { launch } from './browser/launch.ts';
import { measurePage } from './browser/measure.ts';
import { developmentSet, heldOutSet } from './browser/queries.ts';
import { openSubject } from './browser/subject.ts';
import { build, prepareSite } from './build.ts';
import { realContent } from './contents.ts';
import { describeMachine, versionsOf } from './machine.ts';
import { type Measured, peersChart, peersReport } from './peers/report.ts';
import { type SiteName, sites } from './sites/index.ts';

const names = Object.keys(sites) as SiteName[];
const content = realContent();
const judged = developmentSet();

install();
// Everything is built before anything is measured in the browser.
const built = [];
for (const name of names) {
  console.log(`building ${name}`);
  const project = prepareSite(sites[name], content, `peers-${name}`);
  built.push({ name, dist: project.dist, build: await build(project, { cold: true }) });
}

const browser = await launch();
const measured: Measured[] = [];
try {
  for (const { name, dist, build } of built) {
    console.log(`measuring ${name}`);
    const subject = await openSubject(browser, name, dist, content);
    const page = await measurePage(subject);
    const search = await measureSearch(subject, judged);
    const heldOut = await judge(subject, heldOutSet());
    subject.served.close();
    measured.push({ name, page, search, heldOut, build });
    console.log(JSON.stringify(measured.at(-1)));
  }
  const packages = names.map((name) => versionsOf(sites[name].packages, sites[name].home));
  const machine = describeMachine('bench:peers', { Chromium: browser.version(), ...Object.assign({}, ...packages) });
  writeFileSync('bench/RESULTS.md', peersReport(measured, machine, content.size));
  writeFileSync('bench/results.svg', peersChart(measured));
} finally {
  await browser.close();
}

/** Installs the packages of the lockfile, without running their scripts. */
function install(): void {
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: 'bench',
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('could not install what bench/package.json names');
}
