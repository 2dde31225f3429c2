import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { proposalSchema, takeProposal, writeProposal } from '../../../src/usage/proposal-file.ts';

const hostile = '去标: # [怎么] {{弄}} "';
const proposal = {
  learned: [
    { number: 1005, title: '快影里怎么\n去水印 # 一', text: '快影的标', copies: 4, share: 0.8, wasUnsure: true },
    { number: 1005, title: '快影里怎么\n去水印 # 一', text: hostile, copies: 3, share: 1, wasUnsure: false },
  ],
  unanswered: [
    { texts: ['自动扣钱怎么停', '123 456'], asked: 41, gap: '取消续费', nearest: { number: 1014, title: '订阅' } },
  ],
};
const text = writeProposal(proposal, { voice: '日志 2026-11', period: '2026-11-01 到 2026-11-24' });
const read = (yaml: string) => proposalSchema.parse(parse(yaml));

describe('a proposal', () => {
  it('says of each sentence why, and leaves it to the editor where what nobody answers goes', () => {
    expect(text.split('\n').slice(4)).toEqual([
      'from: 日志 2026-11',
      'groups:',
      '  # 搜了以后，复制的是同一条',
      '  - to: 1005 # 快影里怎么 去水印 # 一',
      '    said:',
      '      - 快影的标 # 搜后复制 4 次，占 80%；搜索没有把握',
      `      - '${hostile}' # 搜后复制 3 次，占 100%`,
      '  # 搜了没有答复',
      '  - to: # 问了 41 次；搜索认作缺口「取消续费」；最接近 1014 订阅',
      '    said:',
      '      - 自动扣钱怎么停',
      '      - 123 456',
      '',
    ]);
  });

  it('reads as it was written', () => {
    expect(read(text).groups).toEqual([
      { to: '1005', said: ['快影的标', hostile] },
      { to: null, said: ['自动扣钱怎么停', '123 456'] },
    ]);
    expect(read(writeProposal({ learned: [], unanswered: [] }, { voice: 'a', period: '' })).groups).toEqual([]);
  });

  it('is taken file by file: a number, a gap, or what is none of ours', () => {
    const groups = ['1005', '取消续费', '无关', '1005', ''].map((to) => ({ to, said: [`给 ${to}`] }));
    const taken = takeProposal({ from: '日志', groups: [...groups, { to: '1006', said: null }] }, (path) =>
      path.endsWith('1005.yml') ? '学生:\n  - 旧的\n' : '',
    );
    expect(Object.fromEntries(taken)).toEqual({
      'content/said/1005.yml': '学生:\n  - 旧的\n日志:\n  - 给 1005\n  - 给 1005\n',
      'content/said/缺口/取消续费.yml': '日志:\n  - 给 取消续费\n',
      'content/said/无关.yml': '日志:\n  - 给 无关\n',
    });
  });

  it.each(['../../etc', 'a/b', 'a\\b', '12', '..'])('goes nowhere but to content/said/: %s', (to) => {
    const { success, data } = proposalSchema.safeParse({ from: '日志', groups: [{ to, said: ['一'] }] });
    if (success) expect([...takeProposal(data, () => '').keys()]).toEqual([`content/said/缺口/${to}.yml`]);
    else expect(success).toBe(false);
  });
});
