import { describe, expect, it } from 'vitest';
import { fillSlots, nameSlots, slotsIn, splitAtSlots } from '../../../src/entry/slots.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { fileWith } from './site-data.ts';

describe('the slots of a text', () => {
  const text = '{{?称呼}}您好，账号 {{ ? 账号 ID }} 已查到，{{?称呼}}放心。{{tax-rate}}';

  it('are named once each, and a fact is none', () => {
    expect(slotsIn(text)).toEqual(['称呼', '账号 ID']);
    expect(slotsIn('没有 {{tax-rate}} {?称呼}')).toEqual([]);
  });

  it('are filled in everywhere', () => {
    expect(fillSlots(text, (name) => (name === '称呼' ? '王女士' : '8$&'))).toBe(
      '王女士您好，账号 8$& 已查到，王女士放心。{{tax-rate}}',
    );
    expect(nameSlots('{{?称呼}}您好')).toBe('〔称呼〕您好');
  });

  it('stand at every second place of a text that is cut at them', () => {
    expect(splitAtSlots('{{?称呼}}您好')).toEqual(['', '称呼', '您好']);
    expect(splitAtSlots('您好')).toEqual(['您好']);
  });
});

describe('a corpus with slots', () => {
  const files = (reply: string, route = '') => [
    {
      path: 'content/topics.yml',
      text: 'membership: { label: 会员, description: 会员, owner: 会员组, reviewEvery: 180 }\n',
    },
    { path: 'content/facts.yml', text: 'tax-rate: { text: 6%, meaning: 税率 }\n' },
    {
      path: 'content/escalations.yml',
      text: `二线:\n  label: 二线\n  record: [{ label: 账号, value: '{{?账号 ID}}' }]\n${route}`,
    },
    { path: 'content/slots.yml', text: '称呼: { hint: 例如 王女士 }\n账号 ID: { hint: 在头像下面 }\n' },
    { path: 'content/membership/a.md', text: fileWith(`:::话术\n${reply}\n:::`) },
  ];

  it('keeps slots where facts are filled in', () => {
    const { entries, problems, site } = parseCorpus(files('{{?称呼}}您好，税率 {{tax-rate}}。'));
    expect(problems).toEqual([]);
    expect(entries[0]?.blocks[0]).toMatchObject({ text: '{{?称呼}}您好，税率 6%。' });
    expect(site.escalations['二线']?.record[0]?.value).toBe('{{?账号 ID}}');
  });

  it('says which slots there are, where a text or a route has another one', () => {
    const messages = parseCorpus(files('{{?姓名}}您好。', "  tellCustomer: '{{?名字}}您好'\n")).problems.map(
      ({ path, message }) => `${path} ${message}`,
    );
    const rest = '；请改成 content/slots.yml 里有的：称呼、账号 ID';
    expect(messages).toEqual([
      `content/escalations.yml 没有叫「名字」的空位${rest}`,
      `content/membership/a.md 没有叫「姓名」的空位${rest}`,
    ]);
  });
});
