import { expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { prepare } from './examples.ts';

const [entry, gaps, asked, answered] = [
  'content/membership/a.md',
  'content/gaps.yml',
  'content/said/缺口/注销账号.yml',
  'content/said/1001.yml',
];
const said = '客服:\n  - 怎么销号\n';
const base = { [gaps]: '- { about: 注销账号 }\n- { about: 取消续费 }\n', [asked]: said };

async function problemsOf(files: Record<string, string>, changed: readonly string[], wanted = 'gap-dropped') {
  const { input } = await prepare({ base, files: { [entry]: ':::话术\n您好，不能恢复。\n:::', ...files } });
  return check({ ...input, base: { changed, files: input.base?.files ?? [] } }).filter(({ rule }) => rule === wanted);
}

it('a gap whose sentences an entry gets that does not change is named with the entry', async () => {
  const files = { [gaps]: '- { about: 取消续费 }\n', [asked]: '(已删除)', [answered]: said };
  const [problem, ...more] = await problemsOf(files, [gaps, asked, answered]);
  expect(more).toEqual([]);
  expect(problem?.message).toContain('归了 1001');
  expect(await problemsOf(files, [gaps, asked, answered, entry])).toEqual([]);
});

it('a gap that gets another name is still one', async () => {
  const renamed = 'content/said/缺口/销号.yml';
  const files = { [gaps]: '- { about: 销号 }\n- { about: 取消续费 }\n', [asked]: '(已删除)', [renamed]: said };
  expect(await problemsOf(files, [gaps, asked, renamed])).toEqual([]);
});

it('what agents may tell where there is no answer yet is named when it is new: nobody reviews it', async () => {
  const files = { [gaps]: '- { about: 注销账号, tell: 您好，注销以后会退款。 }\n- { about: 取消续费 }\n' };
  const [problem] = await problemsOf(files, [gaps], 'weaker-protection');
  expect(problem).toMatchObject({ path: gaps, line: 1 });
  expect(problem?.message).toContain('「您好，注销以后会退款。」');
});
