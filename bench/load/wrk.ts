import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Load {
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
  /** Longest answer, in ms. */
  longest: number;
  /** Answers of 400 and more; connections refused, cut while reading or writing, or too slow (2 s). */
  errors: { status: number; connect: number; read: number; write: number; timeout: number };
}

const script = (paths: readonly string[]) => `
local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local requests = {}
local turn = 0
init = function()
  for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path, { ["Accept-Encoding"] = "br", ["Host"] = "kb.example.com" }) end
end
request = function()
  turn = turn % #requests + 1
  return requests[turn]
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('RESULT {"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"longest":%f,"status":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3, e.status, e.connect, e.read, e.write, e.timeout))
end
`;

/** Loads these paths from 200 connections for some seconds, and after that until `enough` returns true. */
export function wrk(
  port: number,
  paths: readonly string[],
  seconds: number,
  folder: string,
  enough: Promise<void> = Promise.resolve(),
): Promise<Load> {
  const file = join(folder, 'load.lua');
  writeFileSync(file, script(paths));
  const args = ['-t1', '-c200', '-d600s', '-s', file, `http://127.0.0.1:${port}/`];
  return new Promise((done, fail) => {
    // wrk runs with a lower priority than the checker on the same core.
    const run = spawn('nice', ['-n', '5', 'wrk', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    run.stdout.on('data', (part) => {
      output += part;
    });
    run.on('error', fail);
    // An interrupted wrk still reports what was measured.
    const passed = new Promise((wait) => setTimeout(wait, seconds * 1000));
    void Promise.all([passed, enough]).then(() => run.kill('SIGINT'));
    run.on('close', () => {
      const line = /^RESULT (.*)$/m.exec(output)?.[1];
      if (!line) return fail(new Error(output));
      const { requests, seconds: took, p50, p99, longest, ...errors } = JSON.parse(line);
      done({ requests, perSecond: requests / took, p50, p99, longest, errors });
    });
  });
}

export function failed({ errors }: Load): number {
  return Object.values(errors).reduce((sum, count) => sum + count, 0);
}
