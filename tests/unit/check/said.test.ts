import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { severityOf } from '../../../src/check/severity.ts';
import { siteFiles } from '../changes/repository.ts';

/** Problems of content/said/ beside an entry 1001, each as `rule line:column`. */
function problemsOf(files: Record<string, string>) {
  const entry =
    '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\naliases: []\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n';
  const all = { ...siteFiles, 'a/entry.md': entry, ...files };
  const problems = check({
    files: Object.entries(all).map(([name, text]) => ({ path: `content/${name}`, text: text ?? '' })),
    today: '2026-11-24',
  });
  return problems.filter(({ path }) => path.startsWith('content/said/'));
}

describe('personal data in what customers said', () => {
  it.each([
    ['a phone', '我的手机13812345678收不到验证码', 9, '138…78', '号码'],
    ['an order', '订单号 20261124001 没到账', 9, '202…01', '号码'],
    ['an e-mail', 'wang@example.com 登不上', 5, 'wan…om', '邮箱'],
    ['an identity card', '110101199003071234 认证失败', 5, '110…34', '号码'],
    ['a WeChat id', '加我微信 zhang_88 说', 10, 'zha…88', '账号'],
  ])('is an error at its place: %s', (_what, sentence, column, shown, mark) => {
    const problems = problemsOf({ 'said/1001.yml': `客服:\n  - 水印还在\n  - ${sentence}\n` });
    expect(problems).toMatchObject([{ rule: 'personal-data', line: 3, column }]);
    expect(problems.map(severityOf)).toEqual(['错误']);
    expect(problems[0]?.message).toContain(`「${shown}」像是某一个人的${mark}`);
  });

  it('is at the place of its sentence where it was typed in other characters', () => {
    const problems = problemsOf({ 'said/1001.yml': '客服:\n  - 手机１３８１２３４５６７８收不到\n' });
    expect(problems).toMatchObject([{ rule: 'personal-data', line: 2, column: 5 }]);
  });

  it('may stand there masked', () => {
    expect(problemsOf({ 'said/1001.yml': '客服:\n  - 我的手机〔号码〕收不到验证码\n' })).toEqual([]);
  });
});

describe('what customers said of an entry that is gone', () => {
  it('is wrong, once a file', () => {
    const problems = problemsOf({ 'said/1900.yml': '客服:\n  - 水印还在\n  - 水印没去掉\n' });
    expect(problems).toMatchObject([
      { rule: 'said', line: 2, column: 5, message: expect.stringContaining('没有 1900') },
    ]);
  });

  it('is right where redirects.yml says which one answers instead', () => {
    const files = { 'said/1900.yml': '客服:\n  - 水印还在\n', 'redirects.yml': '1900: 1001\n' };
    expect(problemsOf(files)).toEqual([]);
  });

  it('is wrong in `also` too, and may be redirected there', () => {
    const said = { 'said/1001.yml': '客服:\n  - { q: 水印还在, also: [1900] }\n' };
    expect(problemsOf(said)).toMatchObject([{ rule: 'said', line: 2, column: 10 }]);
    expect(problemsOf({ ...said, 'redirects.yml': '1900: 1001\n' })).toEqual([]);
  });
});
