import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kling-qa-usage-'));
afterAll(() => rmSync(folder, { recursive: true }));

const line = '2026-11-24T10:00:00+08:00 k=none&q=%E6%B0%B4%E5%8D%B0\n';
const write = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const run = (...logs: string[]) => {
  const args = ['cli/report-usage.ts', ...logs, '--out', join(folder, 'out'), '--entries', join(folder, 'none.json')];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout };
};

describe('npm run report:usage', () => {
  it('reads plain and gzipped logs together, and writes Markdown and CSV', () => {
    const logs = [write('usage.log', line.repeat(3)), write('usage.log.1.gz', gzipSync(line.repeat(4)))];
    expect(run(...logs)).toMatchObject({ status: 0, stdout: expect.stringContaining('共 7 行，其中 0 行读不懂') });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(
      ['entries.csv', 'queries.csv', 'unanswered.csv', 'usage.md', 'weeks.csv'].sort(),
    );
    expect(readFileSync(join(folder, 'out', 'unanswered.csv'), 'utf8')).toMatch(/^\uFEFF问题,.*\r\n水印,7,/);
  });

  it('counts a log as far as it can be read, and says which one broke off', () => {
    const broken = gzipSync(line.repeat(50_000)).subarray(0, 200);
    const { status, stdout } = run(write('cut.gz', broken), write('usage.log', line));
    expect(status).toBe(1);
    expect(stdout).toMatch(/共 \d+ 行/);
  });

  it('passes over lines of any length without keeping them', () => {
    const log = write('long.log', `${'x'.repeat(5_000_000)}\n${line}\u0000\u0001\n`);
    expect(run(log).stdout).toContain('共 3 行，其中 2 行读不懂');
  });

  it('says what is missing without logs', () => {
    expect(run()).toMatchObject({ status: 2 });
  });
});
