import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
const file = (path: string) => join(folder, 'content', path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kling-qa-gate-'));
  cpSync('tests/unit/check/corpus', join(folder, 'content'), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'base');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run check', { timeout: 60_000 }, () => {
  it('compares with the base branch: a renamed file without a redirect stops the change', () => {
    renameSync(file('invoices/tax-rate.md'), file('invoices/rate.md'));
    const { status, stdout } = run('--base', 'HEAD', 'content/invoices/rate.md');
    expect(stdout).toContain('content/invoices/rate.md:1:1 错误 vanished-url 网址 /invoices/tax-rate/');
    expect(status).toBe(1);
  });

  it('stops at a text for customers that stands in a data file', () => {
    edit('escalations.yml', '{{callback-days}}内', '{{callback-day}} 内');
    const { status, stdout } = run('content/escalations.yml');
    expect(stdout).toContain('content/escalations.yml:11:55 错误 known-fact 没有叫「callback-day」的事实');
    expect(status).toBe(1);
  });

  it('asks search on a real index whether a new alias finds its entry', () => {
    edit('invoices/tax-rate.md', 'aliases:', 'aliases:\n  - 编号1004');
    expect(run('--base', 'HEAD').stdout).toMatch(/tax-rate\.md:5:5 错误 search-alias .*排在前面的是 1004/);
  });

  it('mends typography with --fix, and nothing else', { tags: 'thorough' }, () => {
    edit('invoices/tax-rate.md', '您好，可灵 AI 的', '您好,可灵AI的「可灵AI,」');
    edit('invoices/tax-rate.md', 'aliases:', 'aliases:\n  - 可灵AI,开票');
    run('--fix');
    const mended = readFileSync(file('invoices/tax-rate.md'), 'utf8');
    expect(mended).toContain('您好，可灵 AI 的「可灵AI,」');
    expect(mended).toContain('  - 可灵AI,开票\n');
  });

  it('judges the day it is given', () => {
    edit('invoices/tax-rate.md', 'status: published', 'status: published\nvalidUntil: 2027-03-01');
    expect(run('--today', '2027-03-01').stdout).toContain('expiring 有效期到 2027-03-01，还剩 0 天');
    expect(run('--today', '2027-03-02', '--base', 'HEAD').stdout).toContain('错误 expired');
  });

  it('only reminds of what expired in a file that nobody changed, and of nothing long before', {
    tags: 'thorough',
  }, () => {
    edit('invoices/tax-rate.md', 'status: published', 'status: published\nvalidUntil: 2027-03-01');
    expect(run('--today', '2027-03-02').stdout).toContain(
      '提醒 expiring 有效期到 2027-03-01，今天是 2027-03-02，已经过期',
    );
    expect(run('--today', '2026-12-01').stdout).not.toContain('expir');
  });

  it('says when it cannot tell where the change started', { tags: 'thorough' }, () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('branch', 'other');
    git('checkout', '--quiet', '--orphan', 'apart');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'apart');
    expect(run('--base', 'other').stderr).toContain('找不到这次改动从哪里开始');
  });

  it.each([
    [['--base', 'nowhere'], '找不到要比较的分支或提交「nowhere」'],
    [['--today', 'soon'], '--today 要写成日期'],
    [['--format', 'xml'], '没有「xml」这种格式'],
    [['--unknown'], '用法'],
  ])('says in Chinese what is wrong with %j', { tags: 'thorough' }, (args, message) => {
    const { status, stderr } = run(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });
});

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(file(path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(file(path), text.replace(from, to));
}

function run(...args: string[]) {
  return spawnSync(process.execPath, [resolve('cli/check.ts'), '--today', '2026-11-24', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: join(folder, 'content') },
  });
}
