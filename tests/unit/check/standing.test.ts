import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { standingTest } from '../../../src/check/standing.ts';
import type { Problem } from '../../../src/entry/problem.ts';
import { prepare } from './examples.ts';

const [a, b] = ['content/membership/a.md', 'content/membership/b.md'];
const problem = (path: string, rule: string): Problem => ({ path, line: 1, column: 1, rule, message: '' });
const entry = (number: number, title: string, reply: string) =>
  `---\nnumber: ${number}\ntitle: ${title}\nstatus: published\n---\n\n:::话术\n${reply}\n:::\n`;
const one = (reply: string) => entry(1001, '充了会员怎么去水印？', reply);
const two = (reply: string) => entry(1002, '发票税率是多少？', reply);

describe('a problem stands', () => {
  it.each([
    ['as a reminder of a file that is left alone', problem('content/b.md', 'taken-down'), true],
    ['not as an error, whatever the file', problem('content/b.md', 'forbidden-word'), false],
    ['not as a reminder of the file that changed', problem(a, 'taken-down'), false],
  ])('%s', async (_what, found, expected) => {
    const { input } = await prepare({ base: { [a]: one('您好。') }, files: { [a]: one('您好，可以。') } });
    expect(standingTest(input)(found)).toBe(expected);
  });

  it('nowhere if a whole corpus is judged', async () => {
    const { input } = await prepare({ files: { [a]: one('您好。') } });
    expect(standingTest(input)(problem('content/b.md', 'passing-word'))).toBe(false);
  });
});

describe('a reminder of a text', () => {
  const brought = async (base: Record<string, string>, files: Record<string, string>) => {
    const { input } = await prepare({ base, files });
    const isStanding = standingTest(input);
    return check(input)
      .filter((found) => !isStanding(found) && found.rule === 'passing-word')
      .map(({ path }) => path);
  };

  it('stands where the text was there before, and elsewhere in the file something changed', async () => {
    expect(await brought({ [a]: one('您好，目前可以。') }, { [a]: one('您好，目前可以。\n\n请登录。') })).toEqual([]);
  });

  it('stands where the text came from another file of the change', async () => {
    const before = { [a]: one('您好，目前可以。'), [b]: two('您好。') };
    expect(await brought(before, { [a]: one('您好。'), [b]: two('您好，目前可以。') })).toEqual([]);
  });

  it('is new where the text is new, also beside one that stood', async () => {
    expect(await brought({ [a]: one('您好。') }, { [a]: one('您好，目前可以。') })).toEqual([a]);
    const before = { [a]: one('您好，目前可以。'), [b]: two('您好。') };
    expect(await brought(before, { [a]: one('您好，目前可以。请看。'), [b]: two('您好，目前可以。') })).toEqual([b]);
    expect(await brought({ [a]: one('您好，目前可以。') }, { [a]: one('您好，目前可以。下周也可以。') })).toEqual([a]);
  });
});
