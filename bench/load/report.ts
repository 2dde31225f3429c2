import { spawnSync } from 'node:child_process';
import { count, figureTable, milliseconds } from '../format.ts';
import { describeMachine } from '../machine.ts';
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

/** The text of bench/LOAD.md. */
export function loadReport({ seconds, deploys, rollbacks, idle, deploying, disturbances }: Measured): string {
  const { load, findings } = deploying;
  const { pages, assets, indexFiles, failures } = findings;
  const machine = describeMachine('bench:load', { nginx: version('nginx', '-v'), wrk: version('wrk', '-v') });
  return `# nginx under load

${machine}

nginx with our configuration and one worker on one core; on the other core wrk with 200 connections, a checker that reads pages as
browsers do, and deploys with their compression. Every third request or so is an entry page, the others are files of the search
index, all in brotli. This bench alone makes a load average of about 2.5.

${figureTable(
  [`${seconds} s of`, 'requests', 'a second', 'p50', 'p99', 'longest', 'failed'],
  [row('nothing else', idle), row(`${deploys} deploys and ${rollbacks} rollbacks`, load)],
)}

The checker read ${pages} pages, ${assets} of their assets and ${indexFiles} files of the index meanwhile:
${
  failures.length === 0
    ? 'all answered 200, and what belonged together was of one build.'
    : `${failures.length} were not as they must be, such as: ${failures.slice(0, 5).join('; ')}`
}
Every deploy changed all pages and assets, and every other one the index. None needed a reload of nginx; only a change
of the inline script does.

## When nginx is disturbed

wrk keeps its connections open for good and counts each that is cut; a browser asks again by itself where a kept
connection was closed. The reader opens a page every 20 ms on a new connection.

${figureTable(
  [
    '10 s with',
    'requests',
    'a second',
    'p99',
    'wrk: cut, refused',
    'reader: of pages opened, failed',
    'reader waits at most',
  ],
  disturbances.map(({ name, load, noticed: { failed: missed, attempts, longestGap } }) => [
    name,
    ...[load.requests, Math.round(load.perSecond)].map(count),
    milliseconds(load.p99),
    count(failed(load)),
    `${missed} of ${attempts}`,
    milliseconds(longestGap),
  ]),
)}
`;
}

function row(name: string, load: Load): string[] {
  const { requests, perSecond, p50, p99, longest } = load;
  return [
    name,
    ...[requests, Math.round(perSecond)].map(count),
    ...[p50, p99, longest].map(milliseconds),
    count(failed(load)),
  ];
}

/** `1.26.3` of `nginx version: nginx/1.26.3`, `debian/4.1.0-4` of `wrk debian/4.1.0-4 [epoll] …`. */
function version(command: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return /[\w/]*\d+\.\d[\w.-]*/.exec(stdout + stderr)?.[0].replace(/^nginx\//, '') ?? '';
}
