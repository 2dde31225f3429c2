import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import type { Findings } from './checker.ts';
import type { Noticed } from './prober.ts';
import { failed, type Load } from './wrk.ts';

export interface Measured {
  seconds: number;
  deploys: number;
  rollbacks: number;
  idle: Load;
  deploying: { load: Load; findings: Findings };
  disturbances: { name: string; load: Load; noticed: Noticed }[];
}

/** bench/LOAD.md. */
export function loadReport({ seconds, deploys, rollbacks, idle, deploying, disturbances }: Measured): string {
  const { load, findings } = deploying;
  const version = (command: string, ...args: string[]) => {
    const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    return (stdout + stderr).split('\n')[0]?.replace(/^.*?: /, '');
  };
  return [
    '# nginx under load',
    '',
    '`npm run bench:load` wrote this. nginx with our configuration and one worker on one core; on the other core wrk with',
    '200 connections, a checker that reads pages as browsers do, and deploys with their compression. Every third request',
    'or so is an entry page, the others are files of the search index, all in brotli.',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${version('nginx', '-v')}, ${version('wrk', '-v')?.split(' [')[0]}; load average`,
    `at the end ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')} (this bench makes about 2.5; more means other work on the machine).`,
    '',
    `| ${seconds} s of | requests | a second | p50 ms | p99 ms | longest ms | failed |`,
    '| --- | --: | --: | --: | --: | --: | --: |',
    row('nothing else', idle),
    row(`${deploys} deploys and ${rollbacks} rollbacks`, load),
    '',
    `The checker read ${findings.pages} pages, ${findings.assets} of their assets and ${findings.indexFiles} files of the index meanwhile:`,
    findings.failures.length === 0
      ? 'all answered 200, and what belonged together was of one build.'
      : `${findings.failures.length} were not as they must be, such as: ${findings.failures.slice(0, 5).join('; ')}`,
    'Every deploy changed all pages and assets, and every other one the index. None needed a reload of nginx; only a change',
    'of the inline script does.',
    '',
    '## When nginx is disturbed',
    '',
    'wrk keeps its connections open for good and counts each that is cut; a browser asks again by itself where a kept',
    'connection was closed. The reader opens a page every 20 ms on a new connection.',
    '',
    '| 10 s with | requests | a second | p99 ms | wrk: cut, refused | reader: of pages opened, failed | reader waits at most |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...disturbances.map(
      ({ name, load, noticed }) =>
        `| ${name} | ${load.requests} | ${Math.round(load.perSecond)} | ${load.p99.toFixed(1)} | ${failed(load)} | ${noticed.failed} of ${noticed.attempts} | ${Math.round(noticed.longestGap)} ms |`,
    ),
    '',
  ].join('\n');
}

function row(name: string, load: Load): string {
  const { requests, perSecond, p50, p99, longest } = load;
  return `| ${name} | ${requests} | ${Math.round(perSecond)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${longest.toFixed(0)} | ${failed(load)} |`;
}
