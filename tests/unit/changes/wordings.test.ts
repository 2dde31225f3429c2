import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { wordingsOf } from '../../../src/changes/wordings.ts';
import { sentBy } from '../../../src/entry/customer-texts.ts';
import { shanghaiDate } from '../../../src/entry/days.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';
import { readHistory } from '../../../src/site/content-history.ts';
import { entryText, Repository, siteFiles } from './repository.ts';

// Git on a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const repository = new Repository();
const review = (day: string) => `reviewed: { on: ${day}, by: 甲组 }\n`;

beforeAll(() => {
  const commit = (day: string, files: Parameters<Repository['commit']>[1]) =>
    repository.commit(`2026-11-${day}T04:00:00Z`, files);
  commit('01', { ...siteFiles, 'a/x.md': entryText({ reply: '税率是 {{tax-rate}}。', fields: review('2026-10-30') }) });
  commit('05', {
    'a/x.md': entryText({ reply: '税率是 {{tax-rate}}。', rest: '\n:::内部\n甲\n:::\n', fields: review('2026-10-30') }),
  });
  commit('10', { 'facts.yml': String(siteFiles['facts.yml']).replace('6%', '3%') });
  commit('20', {
    'a/x.md': entryText({
      reply: '请看购买页。',
      rest: '\n::::情形[老会员]\n\n:::话术\n您好。\n:::\n\n::::\n',
      fields: review('2026-11-19'),
    }),
  });
});
afterAll(() => repository.remove());

function wordings() {
  const { entries, site } = parseCorpus(readContentFiles(repository.content));
  const [entry] = entries;
  if (!entry) throw new Error('the entry cannot be read');
  const changes = readHistory(repository.content)?.changes ?? [];
  const day = (time: number | null) => time && shanghaiDate(new Date(time * 1000));
  return wordingsOf({ sent: sentBy(entry, site.escalations), reviewed: entry.reviewed }, changes).map(
    ({ from, to, sent, reviewed, events }) => ({
      span: [day(from), day(to)],
      sent: sent.map(({ when, text }) => [when, text]),
      reviewed: reviewed?.on ?? null,
      remarks: events.flatMap(({ remarks }) => remarks),
    }),
  );
}

describe('the wordings of an entry', () => {
  test('are what could be sent, from day to day, with who had reviewed it and why it changed', () => {
    expect(wordings()).toEqual([
      {
        span: ['2026-11-20', null],
        sent: [
          [null, '请看购买页。'],
          ['老会员', '您好。'],
        ],
        reviewed: '2026-11-19',
        remarks: ['内部说明或升级办法有改动'],
      },
      {
        span: ['2026-11-10', '2026-11-20'],
        sent: [[null, '税率是 3%。']],
        reviewed: '2026-10-30',
        remarks: ['因为「发票税率」改了'],
      },
      {
        span: ['2026-11-01', '2026-11-10'],
        sent: [[null, '税率是 6%。']],
        reviewed: '2026-10-30',
        remarks: ['内部说明或升级办法有改动'],
      },
    ]);
  });

  test('begin at an unknown day where the list of changes does not reach back', () => {
    expect(wordingsOf({ sent: [], reviewed: null }, [])).toEqual([
      { from: null, to: null, sent: [], reviewed: null, events: [] },
    ]);
  });
});
