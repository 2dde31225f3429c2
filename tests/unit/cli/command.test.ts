import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kling-qa-command-'));
beforeAll(() => writeFileSync(join(folder, 'odd.jsonl'), '\nnonsense\n'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, args: readonly string[]) {
  // A process of its own takes a second, and longer on a busy machine.
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(command), ...args], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe('a command that was typed wrongly', { timeout: 60_000 }, () => {
  it.each([
    ['cli/check.ts', ['--nope'], '没有「--nope」这个选项\n用法：npm run check'],
    ['cli/check.ts', ['--base'], '「--base」后面要写上值\n用法：npm run check'],
    ['cli/check.ts', ['--fix=yes'], '「--fix」后面不写值\n用法：npm run check'],
    ['cli/review.ts', ['--nope'], '没有「--nope」这个选项\n用法：npm run report'],
    ['cli/review.ts', [], '请写一个要比较的分支或提交\n用法：npm run report'],
    ['cli/new.ts', ['-x'], '没有「-x」这个选项\n用法：npm run new'],
    ['cli/report-usage.ts', ['--nope'], '没有「--nope」这个选项\n用法：npm run report:usage'],
    ['cli/search.ts', [], '请写要搜的话\n用法：npm run search'],
    ['cli/search-eval.ts', ['--nope'], '没有「--nope」这个选项\n用法：npm run search:eval'],
    ['cli/search-unknown.ts', ['--nope'], '没有「--nope」这个选项\n用法：npm run search:unknown'],
  ])('%s %j says in Chinese: %s', (command, args, message) => {
    const { status, said } = run(command, args);
    expect(said.startsWith(message)).toBe(true);
    expect(said.trimEnd().split('\n')).toHaveLength(2);
    expect(status).toBe(2);
  });
});

describe('a command that cannot do its work', { timeout: 60_000 }, () => {
  it('says why in one line of Chinese', () => {
    const missing = join(folder, 'nothing.jsonl');
    expect(run('cli/search-eval.ts', [missing])).toEqual({ status: 2, said: `${missing}：不存在（ENOENT）\n` });
    const odd = run('cli/search-eval.ts', [join(folder, 'odd.jsonl')]);
    expect(odd).toEqual({ status: 2, said: '第 2 行不是 JSON；每行写一个 {"q","kind","relevant":[编号]}\n' });
  });
});
