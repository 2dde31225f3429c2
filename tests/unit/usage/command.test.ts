import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readLines } from '../../../cli/log-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'kling-qa-usage-'));
afterAll(() => rmSync(folder, { recursive: true }));

const line = '2026-11-24T10:00:00+08:00 k=none&q=%E6%B0%B4%E5%8D%B0\n';
const write = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const run = (...logs: string[]) => {
  const files = ['--out', join(folder, 'out'), '--entries', join(folder, 'none.json')];
  const args = ['cli/report-usage.ts', ...files, '--today', '2026-11-24', ...logs];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('npm run report:usage', { timeout: 60_000 }, () => {
  it('reads plain and gzipped logs together, and writes Markdown and CSV', () => {
    const logs = [write('usage.log', line.repeat(3)), write('usage.log.1.gz', gzipSync(line.repeat(4)))];
    expect(run(...logs)).toMatchObject({ status: 0, stdout: expect.stringContaining('共 7 行，其中 0 行读不懂') });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(
      ['entries.csv', 'gaps.csv', 'queries.csv', 'unanswered.csv', 'usage.md', 'weeks.csv'].sort(),
    );
    expect(readFileSync(join(folder, 'out', 'unanswered.csv'), 'utf8')).toMatch(/^\uFEFF"问题",.*\r\n"水印",7,/);
  });

  it('counts a log as far as it can be read, and says which one broke off', () => {
    const broken = gzipSync(line.repeat(50_000)).subarray(0, 200);
    const { status, stdout, stderr } = run(write('cut.gz', broken), write('usage.log', line));
    expect(status).toBe(1);
    expect(stdout).toMatch(/共 \d+ 行/);
    expect(stderr).toContain('cut.gz 没有读完');
  });

  it('passes over lines of any length without keeping them', { tags: 'thorough' }, () => {
    const log = write('long.log', `${'x'.repeat(5_000_000)}\n${line}\u0000\u0001\n`);
    expect(run(log).stdout).toContain('共 3 行，其中 2 行读不懂');
  });

  it('names a file in which nothing can be read, and takes no word from a clock that is years off', () => {
    const logs = [
      write('usage.log', line),
      write('access.log', 'GET /\n'),
      write('9999.log', line.replace('2026', '9999')),
      write('0001.log', line.replace('2026', '0001')),
    ];
    const { stderr } = run(...logs);
    expect(stderr).toContain('access.log 里没有一行读得懂');
    expect(stderr).toContain('9999.log 里没有一行读得懂');
    expect(stderr).toContain('0001.log 里没有一行读得懂');
    expect(stderr).not.toContain('usage.log 里');
    expect(readFileSync(join(folder, 'out', 'usage.md'), 'utf8')).toContain(
      '从 2026-11-24 到 2026-11-24。本周指 2026-W48',
    );
  });

  it('says what is missing without logs', () => {
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^请写上日志文件\n用法：/) });
  });

  it('says in Chinese which option is wrong', () => {
    expect(run('usage.log', '--week')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^没有「--week」/) });
    expect(run('usage.log', '--today=')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^--today 要写成/) });
  });

  it.each(['{"entries":[', '{}', 'null', '[]', '{"entries":{}}'])(
    'takes no file for a list of entries that is none: %s',
    { tags: 'thorough' },
    (text) => {
      const { status, stderr } = run(write('usage.log', line), '--entries', write('entries.json', text));
      expect(status).toBe(2);
      expect(stderr).toBe(`${join(folder, 'entries.json')} 不是条目列表，可能没有生成完；请重新运行 npm run build\n`);
    },
  );

  it.each([
    ['is not there', () => join(folder, 'nothing.log'), '日志里一行也没有'],
    ['is empty', () => write('empty.log', ''), '日志里一行也没有'],
    ['is another one', () => write('access.log', 'GET /\n'), '没有一行读得懂'],
  ])('leaves a good report alone if the log %s', { tags: 'thorough' }, (_what, log, said) => {
    run(write('usage.log', line));
    const page = readFileSync(join(folder, 'out', 'usage.md'), 'utf8');
    const { status, stdout, stderr } = run(log());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(said);
    expect(readFileSync(join(folder, 'out', 'usage.md'), 'utf8')).toBe(page);
  });
});

describe('the lines of a log', () => {
  const read = async (content: Buffer) => {
    const lines: string[] = [];
    const error = await readLines(write('any', content), (text) => lines.push(text)).then(
      () => null,
      (reason: Error) => reason.message,
    );
    return { lines: lines.filter((text) => text === line.trim()).length, error };
  };

  it('are read by what a file is, not by what it is called', async () => {
    expect(await read(gzipSync(line))).toEqual({ lines: 1, error: null });
    expect(await read(Buffer.from(line.repeat(2)))).toEqual({ lines: 2, error: null });
    expect(await read(Buffer.alloc(0))).toEqual({ lines: 0, error: null });
    expect(await read(Buffer.concat([gzipSync(line), gzipSync(line)]))).toEqual({ lines: 2, error: null });
  });

  it.each([
    ['text', Buffer.from('garbage')],
    ['the beginning of another one', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
    ['half of another one', gzipSync(line).subarray(0, 12)],
  ])('are all there where a sound log is followed by %s', async (_what, garbage) => {
    for (const count of [3, 10_000]) {
      const { lines, error } = await read(Buffer.concat([gzipSync(line.repeat(count)), garbage]));
      expect(lines).toBe(count);
      expect(error).not.toBeNull();
    }
  });

  it('are too long whatever their beginning says', async () => {
    const lines: string[] = [];
    const endless = `${line.trim()} ${'x'.repeat(8192 - line.length)}`;
    await readLines(write('any', `${endless.padEnd(3_000_000, 'x')}\n${line}`), (text) => lines.push(text));
    expect(lines).toEqual(['too long', line.trim(), '']);
  });
});
