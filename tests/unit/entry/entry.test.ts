import { describe, expect, it } from 'vitest';
import { shanghaiDate } from '../../../src/entry/days.ts';
import type { Entry } from '../../../src/entry/entry.ts';
import { slotRows } from '../../../src/entry/fact-references.ts';
import { completeTicket, escalationOf, fillTicket, unansweredTicket } from '../../../src/entry/ticket.ts';
import { entryUrl, isSiteUrl, shortUrl, topicUrl } from '../../../src/entry/urls.ts';
import { validityOn } from '../../../src/entry/validity.ts';
import { toEntriesJson } from '../../../src/export/entries-json.ts';
import { parseEntry } from '../../../src/markdown/parse-entry.ts';
import { editUrl, issueUrl } from '../../../src/site/edit-links.ts';
import { fileWith, siteData } from './site-data.ts';

function entryWith(body: string): Entry {
  const { entry } = parseEntry('content/membership/x.md', fileWith(body), siteData);
  if (!entry) throw new Error('the test entry is broken');
  return entry;
}

describe('validity', () => {
  it.each([
    ['2026-01-01', 'current'],
    ['2026-12-31', 'current'],
    ['2025-12-31', 'not-yet'],
    ['2027-01-01', 'expired'],
  ])('on %s is %s: both days count', (today, expected) => {
    expect(validityOn(today, { validFrom: '2026-01-01', validUntil: '2026-12-31' })).toBe(expected);
  });

  it('is judged in Shanghai, whatever the clock of the machine says', () => {
    expect(shanghaiDate(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
    expect(shanghaiDate(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });
});

describe('addresses', () => {
  it('end with a slash', () => {
    expect(entryUrl({ topic: 'membership/subscription', slug: 'no-downgrade' })).toBe(
      '/membership/subscription/no-downgrade/',
    );
    expect([topicUrl('credits'), topicUrl('credits', 2), shortUrl(1005)]).toEqual([
      '/credits/',
      '/credits/page/2/',
      '/q/1005/',
    ]);
  });

  it.each([
    ['/membership/benefits/', true],
    ['/', true],
    ['javascript:alert(1)//', false],
    ['//evil.example/', false],
    ['/\\evil.example/', false],
    ['https://evil.example/', false],
    ['membership/', false],
    ['/a/?x', false],
    [1005, false],
  ])('%j from elsewhere is one of ours: %s', (url, ours) => {
    expect(isSiteUrl(url)).toBe(ours);
  });

  it('of edit and issue forms follow the Git host', () => {
    const repository = { url: 'https://git.example.com/a/b', branch: 'main' };
    expect(editUrl('content/a b.md', { kind: 'github', ...repository })).toBe(
      'https://git.example.com/a/b/edit/main/content/a%20b.md',
    );
    expect(editUrl('content/a.md', { kind: 'gitlab', ...repository })).toBe(
      'https://git.example.com/a/b/-/edit/main/content/a.md',
    );
    expect(issueUrl('问', '答', { kind: 'github', ...repository })).toContain('/issues/new?title=%E9%97%AE&body=');
    expect(issueUrl('问', '答', { kind: 'gitlab', ...repository })).toContain('/-/issues/new?issue%5Btitle%5D=');
  });
});

describe('an escalation', () => {
  it('carries its route and a ticket with a slot for each thing to record', () => {
    const escalation = escalationOf(entryWith(':::升级{路径=二线}\n还不行时\n:::'), siteData.escalations);
    expect(escalation).toMatchObject({ route: '二线', when: null, condition: '还不行时', tellCustomer: '已记录' });
    expect(escalation?.ticket).toBe('知识库条目：1005 问题\n流转：二线\n账号 ID：');
  });

  it('for a question without an answer carries what the customer said, and the known gap', () => {
    const blank = unansweredTicket({
      label: '工单',
      queue: '二线',
      record: [{ label: '客户的问题和诉求' }, { label: '账号 ID' }],
    });
    expect(fillTicket(blank, '怎么退款', '会员退款')).toBe(
      '知识库条目：暂无答复（会员退款）\n流转：二线\n客户的问题和诉求：怎么退款\n账号 ID：',
    );
    expect(fillTicket(unansweredTicket({ label: '建单', record: [{ label: '账号 ID' }] }), '怎么退款', null)).toBe(
      '知识库条目：暂无答复\n账号 ID：\n客户的问题和诉求：怎么退款',
    );
  });

  it('is absent where none is written', () => {
    expect(escalationOf(entryWith(':::话术\n您好\n:::'), siteData.escalations)).toBeNull();
  });
});

describe('a ticket as it is copied', () => {
  const moment = { words: '怎么退款', link: 'http://kb/q/1005/ 话术版本 3fa2c1', time: '2026/11/29 14:02' };
  const end = `短链接：${moment.link}\n时间：${moment.time}`;

  it('carries what the customer said, the short link and the time', () => {
    expect(completeTicket('知识库条目：1005 问题\n客户的问题和诉求：\n账号：', moment)).toBe(
      `知识库条目：1005 问题\n客户的问题和诉求：怎么退款\n账号：\n${end}`,
    );
    expect(completeTicket('知识库条目：1005 问题\n账号：', moment)).toBe(
      `知识库条目：1005 问题\n账号：\n客户的问题和诉求：怎么退款\n${end}`,
    );
  });

  it('keeps what is filled in already, and says nothing that is not known', () => {
    const filled = '知识库条目：暂无答复\n客户的问题和诉求：在问别的';
    expect(completeTicket(filled, { ...moment, link: '' })).toBe(`${filled}\n时间：${moment.time}`);
    expect(completeTicket('知识库条目：1005 问题\n客户的问题和诉求：', { ...moment, words: '' })).toContain(
      '客户的问题和诉求：\n',
    );
  });
});

describe('entries.json', () => {
  it('names the slots of replies and escalation, each once', () => {
    const site = { ...siteData, facts: { ...siteData.facts, ...slotRows({ 称呼: { hint: '王女士' } }) } };
    const text = fileWith(':::话术\n{{?称呼}}您好，{{?称呼}}请看。\n:::');
    const { entry, problems } = parseEntry('content/membership/x.md', text, site);
    expect(problems).toEqual([]);
    const context = { escalations: {}, updated: new Map(), base: '' };
    expect(toEntriesJson(entry ? [entry] : [], context).entries[0]).toMatchObject({
      slots: ['称呼'],
      replies: [{ text: '{{?称呼}}您好，{{?称呼}}请看。' }],
    });
  });

  it('has replies apart from internal text', () => {
    const entry = entryWith(':::话术\n您好\n:::\n\n:::内部\n保密\n:::');
    const json = toEntriesJson([entry], {
      escalations: siteData.escalations,
      updated: new Map([[entry.path, '2026-01-02']]),
      base: '/kb',
    });
    expect(json).toMatchObject({
      version: 1,
      entries: [
        {
          url: '/kb/membership/x/',
          replies: [{ when: null, text: '您好' }],
          internal: ['保密'],
          escalation: null,
          updated: '2026-01-02',
        },
      ],
    });
  });
});
