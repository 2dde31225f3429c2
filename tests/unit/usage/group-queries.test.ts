import { describe, expect, it } from 'vitest';
import type { Count } from '../../../src/usage/counter.ts';
import { type Group, groupQueries } from '../../../src/usage/group-queries.ts';

const knowledge = {
  // What entries already speak of is no news in a question: 视频.
  phrases: [
    '视频下载不了',
    '视频生成失败',
    '视频太短',
    '怎么下载视频',
    '图片生成视频',
    '视频审核不过',
    '会员到期',
    '会员价格',
  ],
  sameMeaning: { 退款: ['退钱', '退费'], 水印: [], 去掉: [], '去掉 水印': ['去标'] },
};

/** Groups of queries, the first coming most often. */
function group(...queries: string[]): Group[] {
  const counted = queries.map((query, index) => {
    const total = queries.length - index;
    return [query, { total, in: () => total }] as [string, Count];
  });
  return groupQueries(counted, knowledge);
}

const together = (...queries: string[]) => group(...queries).length === 1;

describe('questions that ask the same', () => {
  const same = [
    ['音乐能换吗', '怎么换音乐', '请问音乐在哪里换', '音乐可以换掉吗'],
    ['倒放怎么弄', '视频能倒放吗', '可不可以倒放视频', '视频倒放在哪'],
    ['怎么退款', '我要退钱', '能退费吗'],
    ['字幕怎么加', '加字幕', '能不能加个字幕', '如何给视频加字幕'],
    ['导出 GIF', '能导出gif吗', '怎么导出gif'],
    ['画质模糊', '画质好模糊啊', '为什么画质这么模糊'],
    ['没有声音', '声音没有了', '为什么没有声音'],
    ['能开飞机吗'],
    ['水印怎么去掉', '怎么去标'],
  ];

  it('are one group each', () => {
    const found = group(...same.flat()).map(({ query, others }) => [query, ...others]);
    expect(found.sort()).toEqual([...same].sort());
  });

  it('count together, in each week', () => {
    const [only] = group('怎么退款', '退钱');
    expect([only?.total, only?.in('2026-W48')]).toEqual([3, 3]);
  });
});

describe('questions that ask something else', () => {
  it.each([
    [['会员', '会员退款', '会员转让', '会员发票', '会员到期', '会员降级']],
    [['api', 'api 并发', 'api 计费', 'api 报错', 'api key泄露']],
    [['视频', '视频卡顿', '视频倒放', '视频加字幕']],
    [['怎么开启水印', '怎么关闭水印']],
    [['能开飞机吗', '能开发票吗']],
    [['〔账号〕', '手机〔号码〕', '订单〔号码〕没到账']],
  ])('stay apart: %j', (queries) => {
    expect(group(...queries)).toHaveLength(queries.length);
  });

  it('do not meet in small talk or in a mask', () => {
    expect(together('请问一下怎么办', '请问一下音乐怎么办')).toBe(false);
    expect(together('〔号码〕没收到验证码', '〔号码〕换绑失败')).toBe(false);
  });
});

it('what nothing can be said of is a group of its own', () => {
  expect(group('？', '!!', '怎么').map(({ query }) => query)).toEqual(['？', '!!', '怎么']);
});
