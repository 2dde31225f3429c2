import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { prepare } from './examples.ts';

/** What agents are told, they tell customers: notices, notes, and what may be told of a gap. */

const [denying, using, notice, gaps] = [
  'content/membership/a.md',
  'content/membership/b.md',
  'content/notices/gift.yml',
  'content/gaps.yml',
];
const entries = {
  [denying]:
    '---\nnumber: 1001\ntitle: 灵感值能送人吗？\nstatus: published\n---\n\n:::话术\n您好，灵感值不能赠送给其他用户。\n:::\n',
  [using]:
    '---\nnumber: 1002\ntitle: 灵感值怎么用？\nstatus: published\n---\n\n:::话术\n您好，灵感值可以用来生成视频。\n:::\n',
};
const withNote = (note: string) => `${entries[using]}\n:::内部\n${note}\n:::\n`;
const noticeOf = (text: string) =>
  `title: 通知\ntext: ${text}\nfrom: 2026-11-20\nuntil: 2026-12-31\naudience: 全体客服\n`;

async function contradictions(files: Record<string, string>, base: Record<string, string> = {}): Promise<string[]> {
  const { input } = await prepare({ files: { ...entries, ...files }, base: { ...entries, ...base } });
  return check(input)
    .filter(({ rule }) => rule === 'contradiction')
    .map(({ path, line, message }) => `${path}:${line} ${message}`);
}

describe('what an entry denies is named', () => {
  it.each([
    ['in a notice', { [notice]: noticeOf('灵感值可以赠送给其他用户。') }, `${notice}:2`],
    ['in an internal note', { [using]: withNote('灵感值可以赠送给其他用户。') }, `${using}:12`],
    [
      'in what is told of a gap',
      { [gaps]: '- { about: 转赠, tell: 您好，灵感值可以赠送给其他用户。 }\n' },
      `${gaps}:1`,
    ],
  ])('%s', async (_where, files, place) => {
    const [problem, ...more] = await contradictions(files);
    expect(more).toEqual([]);
    expect(problem?.startsWith(place)).toBe(true);
    expect(problem).toContain('1001「灵感值能送人吗？」');
  });
});

it('a notice or a note that stood before is not judged again, and one may go over what a reply answers', async () => {
  const old = noticeOf('灵感值可以赠送给其他用户。');
  const more = old.replace('全体客服', '会员组');
  expect(await contradictions({ [notice]: more }, { [notice]: old })).toEqual([]);
  const note = withNote('灵感值可以赠送给其他用户。');
  expect(await contradictions({ [using]: `${note}\n` }, { [using]: note })).toEqual([]);
  expect(await contradictions({ [using]: withNote('灵感值不能赠送给其他用户，客户坚持的先安抚。') })).toEqual([]);
});
