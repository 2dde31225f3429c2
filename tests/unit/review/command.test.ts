import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Repository } from '../changes/repository.ts';

// Two indexes are built and some hundred queries run, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const origin = new Repository();
const clones = mkdtempSync(join(tmpdir(), 'report-'));
let markdown = '';

function clone(name: string, ...options: string[]): string {
  const folder = join(clones, name);
  execFileSync('git', ['clone', '--quiet', ...options, pathToFileURL(origin.folder).href, folder], { stdio: 'ignore' });
  return folder;
}

function report(folder: string, ...args: string[]) {
  return spawnSync(process.execPath, ['cli/review.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: join(folder, 'content') },
  });
}

beforeAll(() => {
  cpSync('tests/unit/review/content', origin.content, { recursive: true });
  origin.commit('2026-01-01T00:00:00Z', { 'said/1001.yml': '学生:\n  - 开发票的入口呢\n' });
  const facts = readFileSync(join(origin.content, 'facts.yml'), 'utf8');
  origin.git('checkout', '--quiet', '-b', 'change');
  const invoice = readFileSync(join(origin.content, 'a/invoice.md'), 'utf8');
  const refund = readFileSync(join(origin.content, 'a/refund.md'), 'utf8');
  origin.commit('2026-01-02T00:00:00Z', {
    'facts.yml': facts.replace('6%', '3%'),
    'a/invoice.md': invoice.replace('  - 开发票的入口\n', ''),
    'a/refund.md': refund.replace('三天内', '五天内').replace('aliases:\n', 'aliases:\n  - 开发票的入口\n'),
    'a/old.md': null,
    'redirects.yml': '1003: 1001\n',
  });
  const folder = clone('full', '--branch', 'change');
  const out = join(clones, 'report.md');
  const searched = (day: string, times: number, q: string) =>
    `2026-${day}T10:00:00+08:00 k=search&q=${encodeURIComponent(q)}&n=3&c=1&h=1001\n`.repeat(times);
  writeFileSync(join(clones, 'a.log'), searched('11-20', 5, '开发票的入口'));
  writeFileSync(join(clones, 'b.log'), searched('11-24', 2, '开发票的入口') + searched('08-01', 9, '发票税率是多少'));
  const logs = ['--log', join(clones, 'a.log'), join(clones, 'b.log'), '--today', '2026-11-24'];
  const { status, stderr } = report(folder, 'origin/main', '--out', out, ...logs);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  markdown = readFileSync(out, 'utf8');
});

afterAll(() => {
  origin.remove();
  rmSync(clones, { recursive: true });
});

test('the report shows old and new of what agents would send', () => {
  expect(markdown).toMatch(/### 改动 1002 /);
  expect(markdown).toContain(
    '> 您好，我们会在<del>三天内</del><ins><b>五天内</b></ins>处理您的退款申请，请您耐心等待。',
  );
});

test('a changed fact is named with the entries it reaches, whose files nobody touched', () => {
  expect(markdown).toContain('`tax-rate`（发票税率）：「6%」 → 「3%」，用到它的条目有 1 个：\n  - 1004 发票税率是多少');
  expect(markdown).toMatch(/### 改动 1004 [\s\S]+<del>6<\/del><ins><b>3<\/b><\/ins>/);
});

test('an alias that moved is told on both sides, and so is the query that now finds another entry', () => {
  expect(markdown).toContain('- 去掉别名：开发票的入口（移到 1002）');
  expect(markdown).toContain('- 新增别名：开发票的入口（从 1001 移来）');
  expect(markdown).toMatch(/\| 开发票的入口 \| 别名 \| 7 \| 1001 发票在哪里开\S* \| 1002 怎么申请退款\S* \| 变好 \|/);
});

test('what customers said and lately searched is asked before and after', () => {
  expect(markdown).toMatch(
    /- 搜索：试了 \d+ 种问法.*日志里从 2026-11-20 到 2026-11-24 问过 7 次，其中 7 次的答复会和以前不同/,
  );
  expect(markdown).toMatch(/### 日志里最近搜过的[\s\S]+### 客户的原话（said\/）/);
  expect(markdown).toMatch(
    /\| 开发票的入口呢 \| 原话 \| 1001 发票在哪里开 \| 1002 怎么申请退款（没有把握） \| 变差 \|/,
  );
});

test('a log in which nothing can be read stops the report', () => {
  writeFileSync(join(clones, 'other.log'), 'GET /\n');
  const { status, stderr } = report(join(clones, 'full'), 'origin/main', '--log', join(clones, 'other.log'));
  expect(status).toBe(2);
  expect(stderr).toContain('1 行日志没有一行读得懂，报告没有写');
});

test('removed entries, redirects and counts by topic are listed', () => {
  expect(markdown).toContain('| 甲 | 0 | 3 | 1 |');
  expect(markdown).toContain('### 删除 1003 旧的问题');
  expect(markdown).toContain('- 新增 `1003` → 1001 发票在哪里开');
});

test('the gate speaks in the report, errors first', () => {
  const levels = [...markdown.matchAll(/^- \*\*(错误|提醒)\*\* `content\//gm)].map(([, level]) => level);
  expect(levels).toContain('错误');
  expect(levels).toEqual([...levels].sort((a, b) => Number(a === '提醒') - Number(b === '提醒')));
});

test('a base that is not there gives a Chinese message and status 2', () => {
  const { status, stderr, stdout } = report(origin.folder, 'origin/nowhere');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(
    '找不到要比较的分支或提交「origin/nowhere」；请先运行 git fetch，或改成 origin/main 这样的名字\n',
  );
  expect(report(origin.folder).stderr).toContain('用法：npm run report -- 分支或提交');
});

test('a shallow clone says what is missing', () => {
  const { status, stderr } = report(clone('shallow', '--depth', '1', '--branch', 'change'), 'origin/main');
  expect(status).toBe(2);
  expect(stderr).toContain('git fetch --unshallow');
});
