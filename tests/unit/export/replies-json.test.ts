import { describe, expect, it } from 'vitest';
import type { Block, Entry } from '../../../src/entry/entry.ts';
import { entryMarkdown } from '../../../src/export/entry-markdown.ts';
import { toRepliesJson } from '../../../src/export/replies-json.ts';

const today = '2026-11-24';
const reply = (text: string): Block => ({ kind: 'reply', text, html: '' });
const internal = (text: string): Block => ({ kind: 'internal', text, html: '' });
const secret = '主管可以破例给三百灵感值，不要对外说';

function entry(parts: Partial<Entry> = {}): Entry {
  return {
    path: 'content/a/x.md',
    topic: 'a',
    slug: 'x',
    number: 1001,
    title: '怎样退款？',
    aliases: ['退钱'],
    status: 'published',
    reviewed: null,
    validFrom: null,
    validUntil: null,
    verify: [],
    missing: [],
    related: [],
    allow: [],
    blocks: [reply('您好，请提交申请。'), internal(secret)],
    ...parts,
  };
}

const written = (...entries: Entry[]) => toRepliesJson(entries, { today, base: '/kb' }).replies;

describe('replies.json', () => {
  it('holds replies with their case, and a token that changes with them', () => {
    const branch: Block = {
      kind: 'branch',
      when: '已扣款',
      blocks: [{ kind: 'reply', text: '您好，会退回。', html: '' }],
    };
    const replies = written(entry({ blocks: [reply('您好，请提交申请。'), branch, internal(secret)] }));
    expect(replies).toMatchObject([
      { number: 1001, url: '/kb/a/x/', question: '怎样退款？', condition: null, text: '您好，请提交申请。' },
      { condition: '已扣款', text: '您好，会退回。' },
    ]);
    const [first, second] = replies.map(({ token }) => token);
    expect([first, second]).toEqual([expect.stringMatching(/^[\da-f]{16}$/), expect.not.stringMatching(first ?? '')]);
    expect(written(entry())[0]?.token).toBe(first);
    expect(written(entry({ blocks: [reply('您好，请再提交。')] }))[0]?.token).not.toBe(first);
    expect(written(entry({ title: '退款' }))[0]?.token).toBe(first);
  });

  it.each<[string, Partial<Entry>]>([
    ['unpublished', { status: 'unpublished' }],
    ['doubtful', { verify: ['价格'] }],
    ['expired', { validUntil: '2026-11-23' }],
    ['not yet valid', { validFrom: '2026-11-25' }],
  ])('leaves out an entry that is %s', (_what, parts) => {
    expect(written(entry(parts))).toEqual([]);
  });

  it.each<[string, Partial<Entry>]>([
    ['a reply', { blocks: [reply('您好，主管可以破例给三百灵感值。'), internal(secret)] }],
    ['a reply, in other characters', { blocks: [reply('您好，主管可以「破例」给　三百灵感值。'), internal(secret)] }],
    ['an alias', { aliases: ['主管可以破例给三百灵感值吗'] }],
    ['the question', { title: '主管可以破例给三百灵感值吗？' }],
  ])('is not written if words of an internal text stand in %s', (_what, parts) => {
    expect(() => written(entry(parts))).toThrow(/「内部」里的话，没有生成.*1001：主管可以破例给/);
  });

  it('finds the internal text of another entry, also of one that is left out', () => {
    const other = entry({ number: 1002, status: 'unpublished', blocks: [internal('请您先提交申请再等三天')] });
    expect(() => written(entry({ blocks: [reply('您好，请您先提交申请，再等三天。')] }), other)).toThrow('1001');
  });

  it('does not take a short name for a secret', () => {
    const name = entry({ aliases: ['铂金连续包季'], blocks: [reply('您好'), internal('铂金连续包季可以退')] });
    expect(written(name)).toHaveLength(1);
  });
});

describe('the Markdown of an entry', () => {
  const routes = { 二线: { label: '转二线', record: [{ label: '订单号' }], tellCustomer: '我帮您反馈。' } };

  it('marks what is for agents alone, and keeps texts as they are', () => {
    const text = '一行\n\n```\n两行\n```';
    const escalation: Block = { kind: 'escalation', route: '二线', text: '客户*坚持*', html: '' };
    const markdown = entryMarkdown(entry({ blocks: [reply(text), internal(secret), escalation] }), routes, today);
    expect(markdown).toContain(`## 话术，可以直接发给客户\n\n\`\`\`\`text\n${text}\n\`\`\`\`\n`);
    expect(markdown).toContain(`## 内部，不要发给客户\n\n\`\`\`text\n${secret}\n`);
    expect(markdown).toMatch(/## 升级：转二线（内部，不要发给客户）\n\n```text\n知识库条目：1001 .*\n订单号：\n```\n/);
    expect(markdown).toContain('客户\\*坚持\\*');
    expect(markdown).toContain('## 升级时告诉客户的话，可以直接发给客户\n\n```text\n我帮您反馈。\n');
  });

  it.each<[string, Partial<Entry>, string]>([
    ['doubtful', { verify: ['价格'] }, '话术，有疑点，核实之后才发给客户'],
    ['unpublished', { status: 'unpublished' }, '话术，还没上线，确认可用之前不要发给客户'],
    ['expired', { validUntil: '2026-11-23' }, '话术，这一条已于 2026-11-23 过期，不能发给客户'],
    ['later', { validFrom: '2026-11-25' }, '话术，这一条从 2026-11-25 起才生效，不能发给客户'],
  ])('does not say that the reply of a %s entry may be sent', (_what, parts, heading) => {
    const markdown = entryMarkdown(entry(parts), routes, today);
    expect(markdown).toContain(`## ${heading}\n`);
    expect(markdown).not.toContain('可以直接发给客户');
  });

  it('says what an agent has to know before using it', () => {
    const parts: Partial<Entry> = {
      status: 'unpublished',
      validUntil: today,
      verify: ['价格未核实'],
      missing: ['权益图'],
    };
    expect(entryMarkdown(entry(parts), routes, today)).toMatch(
      /^# 1001 怎样退款？\n\n- 状态：未上线\n- 到 2026-11-24 为止有效\n- 也会这样问：退钱\n- 疑点.*：价格未核实\n- 缺少的附件：权益图\n/,
    );
  });
});
