import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeHealth } from '../../../src/health/measures.ts';
import { ownerIssues } from '../../../src/health/owner-issues.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';
import { frozenContent } from '../../built/corpora.ts';

const corpus = parseCorpus(readContentFiles(frozenContent));

function issuesOn(today: string, change: (number: number) => object = () => ({})) {
  const entries = corpus.entries.map((entry) => ({ ...entry, ...change(entry.number) }));
  return ownerIssues(judgeHealth(entries, corpus.site.topics, today), corpus.vocabulary, today);
}

test('each role is told of its own entries: expired, expiring, overdue and doubtful', () => {
  const issues = issuesOn('2026-11-24', (number) => {
    if (number === 1029) return { validUntil: '2026-11-20' };
    if (number === 1030) return { validUntil: '2026-11-30' };
    return number === 1031 ? { reviewed: { on: '2026-01-01', by: '财务组' } } : {};
  });
  const finance = issues.find(({ title }) => title === '知识库待办：财务组')?.body ?? '';
  expect(finance).toContain('## 已过期（1）\n\n- [ ] 1029 发票税率是多少？：已于 2026-11-20 到期');
  expect(finance).toContain(
    '## 即将到期（1）\n\n- [ ] 1030 可以对公购买会员或灵感值吗？怎么开专票？：2026-11-30 到期，还有 6 天',
  );
  expect(finance).toContain('## 复核超期（1）\n\n- [ ] 1031 订阅会员怎么开发票？：应在 2026-04-01 前复核');
  expect(finance).toContain('## 待核实（1）\n\n- [ ] 1032 ');
  expect(finance).not.toContain('1001');
});

test('gaps come most asked first, with the command that answers one', () => {
  const body = issuesOn('2026-11-24').find(({ title }) => title.includes('没有答复'))?.body ?? '';
  const counts = [...body.matchAll(/原话 (\d+) 句/g)].map(([, count]) => Number(count));
  expect(counts.length).toBeGreaterThan(20);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(body).toContain('npm run new -- --gap ');
});

test('a role with nothing to do gets no issue', () => {
  const titles = issuesOn('2026-11-24', () => ({ verify: [], validUntil: null, reviewed: null })).map(
    ({ title }) => title,
  );
  expect(titles).toEqual(['知识库待办：问了没有答复']);
});

const upkeep = (...args: string[]) =>
  spawnSync(process.execPath, ['cli/upkeep.ts', '--today', '2026-11-24', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: frozenContent },
  });

test('the command prints all of them in Chinese', () => {
  const { status, stdout } = upkeep();
  expect(status).toBe(0);
  expect(stdout).toContain('# 知识库待办：会员组\n\n2026-11-24 的清单');
});

test('with a folder the command replaces its own files, and leaves all others as they are', { timeout: 60_000 }, () => {
  const out = mkdtempSync(join(tmpdir(), 'kling-qa-upkeep-'));
  try {
    mkdirSync(join(out, 'notes'));
    const others = ['notes/1.md', '读我.md', '1.txt'];
    for (const name of others) writeFileSync(join(out, name), 'mine');
    writeFileSync(join(out, '99.md'), '# 知识库待办：财务组\n');
    expect(upkeep('--out', out).status).toBe(0);
    for (const name of others) expect(readFileSync(join(out, name), 'utf8')).toBe('mine');
    expect(readdirSync(out)).toContain('1.md');
    expect(readdirSync(out)).not.toContain('99.md');

    writeFileSync(join(out, '1.md'), 'mine');
    const { status, stderr } = upkeep('--out', out);
    expect(stderr).toContain('1.md 不是待办');
    expect(status).toBe(2);
    expect(readFileSync(join(out, '1.md'), 'utf8')).toBe('mine');
  } finally {
    rmSync(out, { recursive: true });
  }
});
