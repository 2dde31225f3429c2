import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Report, toQuery } from '../../../src/usage/beacon-query.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kling-qa-learn-'));
  // What customers said takes long to read, and these tests add to two of its files.
  cpSync('tests/corpus', join(folder, 'content'), {
    recursive: true,
    filter: (path) => !/\/said\/(?!1005|缺口$|缺口\/取消续费)/.test(path),
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

function learn(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/learn.ts', '--today', '2026-11-24', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: join(folder, 'content'), SEARCH_INDEX: join(folder, 'none') },
  });
  return { status, printed: stdout + stderr };
}

const file = (name: string) => join(folder, name);
const content = (name: string) => readFileSync(join(folder, 'content', name), 'utf8');
const lines = (times: number, report: Report) => `2026-11-24T10:00:00+08:00 ${toQuery(report)}\n`.repeat(times);

describe('npm run learn', { timeout: 60_000 }, () => {
  it('proposes what a log teaches, and writes what the editor has left of it', () => {
    const log = [
      lines(4, { kind: 'copy', number: 1005, which: 'reply', query: '快影里那个小标咋还赖着不走' }),
      lines(3, { kind: 'none', query: '下个月千万别再划我的钱了' }),
    ];
    writeFileSync(file('usage.log'), log.join(''));
    const proposed = learn(file('usage.log'), '--out', file('learned.yml'));
    expect(proposed).toMatchObject({ status: 0, printed: expect.stringContaining('学到 1 句，另有 1 组问法没有答复') });
    const text = readFileSync(file('learned.yml'), 'utf8');
    writeFileSync(file('learned.yml'), text.replace('- to: # 问了 3 次', '- to: 取消续费 # 问了 3 次'));
    expect(learn('--take', file('learned.yml'))).toMatchObject({ status: 0 });
    expect(content('said/1005.yml')).toMatch(/日志 2026-11:\n {2}- 快影里那个小标咋还赖着不走\n$/);
    expect(content('said/缺口/取消续费.yml')).toMatch(/日志 2026-11:\n {2}- 下个月千万别再划我的钱了\n$/);
    // Known now, so the same log teaches nothing more.
    expect(learn(file('usage.log'), '--out', file('again.yml')).printed).toContain('学到 0 句，另有 0 组');
  });

  it('overwrites no proposal that somebody may be reading', () => {
    writeFileSync(file('usage.log'), lines(1, { kind: 'none', query: '水印' }));
    writeFileSync(file('learned.yml'), '看到一半');
    expect(learn(file('usage.log'), '--out', file('learned.yml'))).toMatchObject({ status: 2 });
    expect(readFileSync(file('learned.yml'), 'utf8')).toBe('看到一半');
  });

  it.each([
    ['a gap that nobody knows', 'to: 没有的缺口', '一句新话', '请在那里加一行 - { about: 没有的缺口 }'],
    ['an entry that is gone', 'to: 9999', '一句新话', '没有 9999 这一条'],
    ['a place that is none', 'to: ../x', '一句新话', 'to 写四位以上的编号，或缺口的名称'],
    ['a sentence that names somebody', 'to: 1005', '账号 zhang_88 还有水印', '像是某一个人的账号'],
    ['a sentence that stands elsewhere', 'to: 1005', '怎么取消自动续费', '写了两遍'],
  ])('writes nothing at all if one group has %s', { tags: 'thorough' }, (_what, to, sentence, message) => {
    const before = content('said/1005.yml');
    const good = '  - to: 1005\n    said:\n      - 快影里那个小标咋还赖着不走\n';
    writeFileSync(file('learned.yml'), `from: 日志\ngroups:\n${good}  - ${to}\n    said:\n      - ${sentence}\n`);
    expect(learn('--take', file('learned.yml'))).toMatchObject({
      status: 1,
      printed: expect.stringMatching(new RegExp(`${message.replace(/[{}]/g, '\\$&')}[^]*什么也没有写`)),
    });
    expect(content('said/1005.yml')).toBe(before);
    expect(existsSync(join(folder, 'content/said/缺口/没有的缺口.yml'))).toBe(false);
  });

  it('says what is missing', { tags: 'thorough' }, () => {
    expect(learn()).toMatchObject({ status: 2, printed: expect.stringMatching(/^请写上日志文件\n用法：/) });
    expect(learn(file('none.log'))).toMatchObject({ status: 1, printed: expect.stringContaining('没有写建议') });
    expect(learn('--take', file('none.yml'))).toMatchObject({ status: 2 });
  });
});
