import { describe, expect, it, test } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { prepare } from './examples.ts';

/** Doubts, notes and promises as an editor writes them, in a whole check. */

const reply = ':::话术\n您好，海外购买的资源包预计下下周可以申请开票。\n:::\n';

async function found(rule: string, files: Record<string, string>): Promise<string[]> {
  const { input } = await prepare({ files });
  return check(input)
    .filter((problem) => problem.rule === rule)
    .map(({ path, line, message }) => `${path}:${line} ${message}`);
}

function entry(number: number, fields: string, body = ':::话术\n您好，可以。\n:::'): string {
  return `---\nnumber: ${number}\ntitle: 第 ${number} 个问题怎么办？\nstatus: published\n${fields}---\n\n${body}\n`;
}

describe('sent-despite-note', () => {
  const path = 'content/membership/a.md';
  const of = (body: string, fields = '') => found('sent-despite-note', { [path]: entry(1001, fields, body) });

  it('names the reply that can be copied all the same', async () => {
    expect(await of(`${reply}\n:::内部\n「下下周」早已过期，核实之前不要发给客户。\n:::`)).toEqual([
      `${path}:12 这里说不要发，话术「您好，海外购买的资源包预计下下周可以申请…」却可以复制；请把不能发的话从话术移到 :::内部，核实过就删去这句提醒`,
    ]);
  });

  it('reads doubts as it reads notes', async () => {
    const [problem] = await of(reply, 'verify:\n  - 时间须核实。\n  - 本条话术核实之前不要发给客户。\n');
    expect(problem).toContain(`${path}:7 `);
  });

  it('takes a note in a branch to be about that branch', async () => {
    const branch = (when: string, body: string) => `::::情形[${when}]\n\n${body}\n::::\n`;
    const note = ':::内部\n以上话术不要发给客户。\n:::\n';
    expect(await of(branch('国内客户', `${reply}\n${note}`))).toHaveLength(1);
    expect(await of(branch('国内客户', reply) + branch('已经投诉的', note))).toEqual([]);
  });

  it('has nothing against an entry without a reply', async () => {
    expect(await of(':::内部\n核实之前不要发给客户。\n:::')).toEqual([]);
  });
});

describe('doubt-answered', () => {
  const [a, b] = ['content/membership/a.md', 'content/membership/b.md'];
  const doubt = 'verify:\n  - 1002 说有独立 App，须核实。\n';
  const of = (first: string, second: string) =>
    found('doubt-answered', { [a]: entry(1001, first), [b]: entry(1002, second) });

  it('asks for the number in related', async () => {
    expect(await of(doubt, 'related: [1001]\n')).toEqual([
      `${a}:6 疑点点名了 1002，related 里却没有；请在 related 里加上 1002`,
    ]);
  });

  it('asks the other entry for an answer', async () => {
    const [problem] = await of(`${doubt}related: [1002]\n`, '');
    expect(problem).toContain(`那一条却没有提到 1001；请在 ${b} 的 verify 里也写上这个疑点`);
  });

  test.each([
    ['with the same doubt', 'verify: [1001 没有提独立 App]\nrelated: [1001]\n'],
    ['with a link back', 'related: [1001]\n'],
  ])('is content %s', async (_how, answer) => {
    expect(await of(`${doubt}related: [1002]\n`, answer)).toEqual([]);
  });

  it('takes a number of no entry, and the entry’s own, for no citation', async () => {
    expect(await of('verify: [1999 已经停用，1001 须核实]\n', '')).toEqual([]);
  });
});

describe('promise', () => {
  test.each(['您好，我们无法保证告知您结果。', '您好，不会告知您结果。', '您好，我们会告知您相关的情况。'])(
    'is not found in %s',
    async (text) => {
      expect(await found('promise', { 'content/membership/a.md': `:::话术\n${text}\n:::` })).toEqual([]);
    },
  );
});

describe('moved-alias', () => {
  const [a, b] = ['content/membership/a.md', 'content/membership/b.md'];
  const before = { [a]: entry(1001, 'aliases: [视频上的标怎么弄掉]\n') };
  const of = async (files: Record<string, string>, base: Record<string, string>) => {
    const { input } = await prepare({ files, base });
    return check(input).filter(({ rule }) => rule === 'moved-alias');
  };

  it('lets an entry that is split give aliases to a new one', async () => {
    const files = { [a]: entry(1001, ''), [b]: entry(1002, 'aliases: [视频上的标怎么弄掉]\n') };
    expect(await of(files, before)).toEqual([]);
    expect(await of(files, { ...before, [b]: entry(1002, '') })).toHaveLength(1);
  });

  it('lets an alias move to another entry together with what answers it', async () => {
    const answer = '把鼠标停在下载按钮上，选择「无水印下载」。';
    const body = (text: string) => `:::话术\n您好，可以。${text}\n:::`;
    const base = { [a]: entry(1001, 'aliases: [视频上的标怎么弄掉]\n', body(answer)), [b]: entry(1002, '', body('')) };
    const moved = { [a]: entry(1001, '', body('')), [b]: entry(1002, 'aliases: [视频上的标怎么弄掉]\n', body(answer)) };
    expect(await of(moved, base)).toEqual([]);
    expect(await of({ ...moved, [a]: entry(1001, '', body(answer)) }, base)).toHaveLength(1);
    expect(await of({ ...moved, [b]: entry(1002, 'aliases: [视频上的标怎么弄掉]\n', body('')) }, base)).toHaveLength(1);
  });
});

describe('allow', () => {
  const path = 'content/membership/a.md';
  const reply = ':::话术\n您好，发票的税率是 9%，请联系 13800138000。\n:::';
  const rulesOf = async (fields: string) => {
    const { input } = await prepare({ files: { [path]: entry(1001, fields, reply) } });
    return check(input).map(({ rule }) => rule);
  };

  it('takes back a false alarm of a rule, with a reason', async () => {
    expect(await rulesOf('')).toContain('fact-value');
    expect(await rulesOf('allow: [{ rule: fact-value, why: 说的是别家的税率 }]\n')).not.toContain('fact-value');
  });

  it('takes back no rule that protects people', async () => {
    const found = await rulesOf('allow: [{ rule: personal-data, why: 客户同意公开 }]\n');
    expect(found).toEqual(expect.arrayContaining(['personal-data', 'allow']));
  });

  it('needs a reason', async () => {
    expect(await rulesOf('allow: [{ rule: fact-value }]\n')).toContain('front-matter');
  });
});
