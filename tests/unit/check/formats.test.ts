import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/check/formats.ts';
import type { Problem } from '../../../src/entry/problem.ts';

const problems: Problem[] = [
  { path: 'content/a,b.md', line: 3, column: 5, rule: 'forbidden-word', message: '有 100% 的「工单」: 请删去' },
  { path: 'content/c.md', line: 1, column: 1, rule: 'passing-word', message: '「下周」会过时' },
];

describe('a report', () => {
  it('stays one line in the terminal, whatever a file is called', () => {
    const path = 'content/membership/x\n::add-mask::会员\n.md';
    const written = formats.terminal(problems.slice(0, 1).map((problem) => ({ ...problem, path })));
    expect(written.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is one line a problem in the terminal', () => {
    expect(formats.terminal(problems)).toBe(
      'content/a,b.md:3:5 错误 forbidden-word 有 100% 的「工单」: 请删去\ncontent/c.md:1:1 提醒 passing-word 「下周」会过时\n',
    );
  });

  it('is workflow commands for GitHub, escaped as GitHub reads them', () => {
    expect(formats.github(problems)).toBe(
      '::error file=content/a%2Cb.md,line=3,col=5,title=错误 forbidden-word::有 100%25 的「工单」: 请删去\n' +
        '::warning file=content/c.md,line=1,col=1,title=提醒 passing-word::「下周」会过时\n',
    );
  });

  it('is a code-quality list for GitLab, whose fingerprints do not move with lines', () => {
    const rows = JSON.parse(formats.gitlab(problems));
    expect(rows).toMatchObject([
      { check_name: 'forbidden-word', severity: 'major', location: { path: 'content/a,b.md', lines: { begin: 3 } } },
      { check_name: 'passing-word', severity: 'minor' },
    ]);
    const moved = JSON.parse(formats.gitlab(problems.map((problem) => ({ ...problem, line: problem.line + 7 }))));
    expect(moved.map(fingerprint)).toEqual(rows.map(fingerprint));
    const twice = JSON.parse(formats.gitlab([...problems, ...problems]));
    expect(new Set(twice.map(fingerprint)).size).toBe(4);
  });

  it('is plain JSON with the severity', () => {
    expect(JSON.parse(formats.json(problems))[1]).toEqual({ ...problems[1], severity: '提醒' });
  });
});

function fingerprint(row: { fingerprint: string }): string {
  return row.fingerprint;
}
