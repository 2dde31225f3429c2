import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { severityOf } from '../../../src/check/severity.ts';
import type { Problem } from '../../../src/entry/problem.ts';
import { listContentFiles, readContentFiles } from '../../../src/site/content-files.ts';

/** A known gap and what customers say of it, beside the small corpus. */
const gapFiles = {
  'gaps.yml': '- { about: 取消续费 }\n- { about: 注销账号 }\n',
  'said/缺口/取消续费.yml': '年轻会员:\n  - 连续包月怎么关掉啊\n  - 不想续了在哪取消\n',
};

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kling-qa-new-')));
  cpSync('tests/unit/check/corpus', folder, { recursive: true });
  for (const [name, text] of Object.entries(gapFiles)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  // Its own history, so that numbers do not depend on this checkout's.
  git('init', '-q');
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: string[]) {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/new.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: folder },
    input: '',
  });
  return { status, said: stdout + stderr };
}

function highest(): number {
  const files = readContentFiles(folder).filter(({ path }) => path.endsWith('.md'));
  return Math.max(...files.map(({ text }) => Number(/^number: (\d+)/m.exec(text)?.[1] ?? 0)));
}

/** The errors of a corpus, without the entries that `related` names and the small corpus lacks. */
function errorsIn(directory: string): Problem[] {
  const problems = check({ files: readContentFiles(directory), today: '2026-11-24' });
  return problems.filter((problem) => severityOf(problem) === '错误' && problem.rule !== 'known-related');
}

describe('npm run new', { timeout: 60_000 }, () => {
  it('writes an entry at which the gate finds nothing but the blanks', () => {
    const number = highest() + 1;
    expect(run('platforms', '怎么修改登录密码？', '--slug', 'change-password')).toMatchObject({ status: 0 });
    const text = readFileSync(join(folder, 'platforms/change-password.md'), 'utf8');
    expect(text).toContain(`number: ${number}\ntitle: 怎么修改登录密码？\n`);
    const path = 'content/platforms/change-password.md';
    const base = { changed: [path], files: [] };
    const problems = check({ files: readContentFiles(folder), today: '2026-11-24', base }).filter(
      (problem) => problem.path === path && severityOf(problem) === '错误',
    );
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['blank']));
    const blanks = text.split('\n').flatMap((line, index) => (line.includes('【待填写') ? [index + 1] : []));
    expect(problems.map(({ line }) => line)).toEqual(blanks);
  });

  it('never gives a number twice, even if its file is gone or only a redirect remembers it', () => {
    const number = highest();
    run('platforms', '怎么修改登录密码？', '--slug', 'change-password');
    git('add', '.');
    git('commit', '-qm', 'a');
    rmSync(join(folder, 'platforms/change-password.md'));
    expect(run('platforms', '昵称怎么改？', '--slug', 'nickname').said).toContain(`已新建 ${number + 2}「`);
    writeFileSync(join(folder, 'redirects.yml'), `${number + 7}: 1004\n`);
    expect(run('platforms', '怎么注销账号？', '--slug', 'close').said).toContain(`已新建 ${number + 8}「`);
  });

  it('remembers the number of a deleted entry that had a comment behind it', { tags: 'thorough' }, () => {
    const number = highest() + 5;
    const file = join(folder, 'platforms/gone.md');
    writeFileSync(file, `---\nnumber: ${number} # 运营要的\ntitle: 旧问题\nstatus: published\n---\n`);
    git('add', '.');
    git('commit', '-qm', 'a');
    rmSync(file);
    git('add', '.');
    git('commit', '-qm', 'b');
    expect(run('platforms', '昵称怎么改？', '--slug', 'nickname').said).toContain(`已新建 ${number + 1}「`);
  });

  it('names the entry that already asks this, and writes nothing', () => {
    const before = listContentFiles(folder);
    const { status, said } = run('membership', '充了会员，怎么去水印', '--slug', 'another');
    expect(status).toBe(1);
    expect(said).toContain('1004「充了会员怎么去水印？」');
    expect(said).toContain('npm run new -- membership "充了会员，怎么去水印" --slug another');
    expect(listContentFiles(folder)).toEqual(before);
  });

  it('never overwrites', () => {
    const before = readFileSync(join(folder, 'membership/benefits.md'), 'utf8');
    const { status, said } = run('membership', '怎么修改登录密码？', '--slug', 'benefits');
    expect({ status, said }).toMatchObject({ status: 2, said: expect.stringContaining('「benefits」已经有了') });
    expect(readFileSync(join(folder, 'membership/benefits.md'), 'utf8')).toBe(before);
  });

  it("answers a known gap: its sentences become the entry's, and its row leaves gaps.yml", () => {
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const number = highest() + 1;
    const gaps = read('gaps.yml');
    const errors = errorsIn(folder);
    const sentences = read('said/缺口/取消续费.yml');
    const { status, said } = run('membership', '怎么取消自动续费？', '--slug', 'cancel-renewal', '--gap', '取消续费');
    expect({ status, said }).toMatchObject({
      status: 0,
      said: expect.stringContaining('缺口「取消续费」已从 gaps.yml 移出'),
    });
    expect(read(`said/${number}.yml`)).toBe(sentences);
    expect(listContentFiles(folder)).not.toContain('content/said/缺口/取消续费.yml');
    expect(read('gaps.yml')).toBe(gaps.replace('- { about: 取消续费 }\n', ''));
    expect(errorsIn(folder).filter(({ rule }) => rule !== 'blank')).toEqual(errors);
  });

  it('says what was told to customers while the gap was one', { tags: 'thorough' }, () => {
    const row = '- { about: 取消续费, tell: 您好，正在为您核实。, route: 二线 }';
    const file = join(folder, 'gaps.yml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('- { about: 取消续费 }', row));
    const { said } = run('membership', '怎么取消自动续费？', '--slug', 'cancel-renewal', '--gap', '取消续费');
    expect(said).toContain('原来先告诉客户的话：您好，正在为您核实。');
    expect(said).toContain(':::升级{路径=二线}');
  });

  it.each([
    [[], '请写专题和问题'],
    [['membership', '怎么取消自动续费？', '--gap', '取消续订'], '没有「取消续订」这个缺口；是不是 取消续费？'],
    [['invoice', '怎么开票'], '没有「invoice」这个专题；是不是 invoices？'],
    [['membership', '怎么修改登录密码？', '--slug', '../../x'], '「../../x」不能做网址'],
    [['membership', '为什么呢', '怎么办'], '多出了「怎么办」'],
    [['--what'], '用法：'],
  ])('explains what is wrong with %j without a trace', { tags: 'thorough' }, (args, message) => {
    const before = listContentFiles(folder);
    const { status, said } = run(...args);
    expect(status).toBe(2);
    expect(said).toContain(message);
    expect(said).not.toMatch(/\n\s+at /);
    expect(listContentFiles(folder)).toEqual(before);
  });
});
