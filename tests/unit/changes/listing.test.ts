import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Change } from '../../../src/changes/listing.ts';
import { readHistory } from '../../../src/site/content-history.ts';
import { entryText, Repository, siteFiles } from './repository.ts';

// Git on a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let repository: Repository;
const opened: Repository[] = [];

beforeEach(() => {
  repository = new Repository();
  opened.push(repository);
});

afterAll(() => {
  for (const each of opened) each.remove();
});

/** What the newest commit changed. */
function newest(): Change[] {
  const { changes = [] } = readHistory(repository.content) ?? {};
  return changes.filter(({ commit }) => commit === changes[0]?.commit);
}

/** Two commits, and what the second one changed. */
function changed(before: string, after: string): Change[] {
  repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': before });
  repository.commit('2026-01-02T00:00:00Z', { 'a/x.md': after });
  const { changes = [] } = readHistory(repository.content) ?? {};
  return changes.filter(({ time }) => time * 1000 === Date.parse('2026-01-02T00:00:00Z'));
}

describe('a changed entry', () => {
  test('shows the reply before and after', () => {
    const [change] = changed(entryText({ reply: '税率是 6%。' }), entryText({ reply: '税率是 9%。' }));
    expect(change).toMatchObject({ kind: 'changed', number: 1001, topic: 'a', notes: [] });
    expect(change?.sent.map(({ before, after }) => [before?.text, after?.text])).toEqual([
      ['税率是 6%。', '税率是 9%。'],
    ]);
  });

  test('is not listed for formatting, aliases, related entries or a review', () => {
    const fields = 'aliases: [甲]\nreviewed: { on: 2026-01-02, by: 甲组 }\n';
    expect(changed(entryText({ reply: '请点「下载」。' }), entryText({ fields, reply: '请点**「下载」**。' }))).toEqual(
      [],
    );
  });

  test('is not listed for spaces and line breaks', () => {
    const note = (text: string) => `\n:::内部\n${text}\n:::\n`;
    const before = entryText({ reply: '请点下载。\n再点确定。', rest: note('先看订单。') });
    const after = entryText({ reply: '请点下载。\n\n再点 确定。', rest: note('先看 订单。') });
    expect(changed(before, after)).toEqual([]);
  });

  test('is as old as its newest change in the list, not as its file', () => {
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': entryText({}) });
    repository.commit('2026-01-02T00:00:00Z', { 'a/x.md': entryText({ reply: '请重试。' }) });
    repository.commit('2026-01-03T00:00:00Z', {
      'a/x.md': entryText({ reply: '请重试。', fields: 'aliases: [甲]\n' }),
    });
    const { listedDates, dates } = readHistory(repository.content) ?? {};
    expect(listedDates?.get(1001)).toBe('2026-01-02');
    expect(dates?.get('content/a/x.md')).toBe('2026-01-03');
  });

  test('names a change of internal text without quoting it', () => {
    const changes = changed(entryText({}), entryText({ rest: '\n:::内部\n暗号芝麻\n:::\n' }));
    expect(changes[0]).toMatchObject({ sent: [], notes: ['内部说明或升级办法有改动'] });
    expect(JSON.stringify(changes)).not.toContain('芝麻');
  });

  test('does not quote what was in a reply until it was moved to the notes, in this change nor in those before', () => {
    const secret = '超管口令是芝麻开门一二三。';
    const leaking = entryText({ reply: `您好。${secret}请重试。` });
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': entryText({}) });
    repository.commit('2026-01-02T00:00:00Z', { 'a/x.md': leaking });
    repository.commit('2026-01-03T00:00:00Z', { 'a/x.md': leaking.replace('请重试', '请再试') });
    const mended = entryText({ reply: '您好。请再试。', rest: `\n:::内部\n${secret}\n:::\n` });
    repository.commit('2026-01-04T00:00:00Z', { 'a/x.md': mended });
    repository.commit('2026-01-05T00:00:00Z', { 'a/x.md': mended.replace('您好。请', '请您') });
    const { changes = [] } = readHistory(repository.content) ?? {};
    expect(JSON.stringify(changes)).not.toContain('芝麻');
    expect(changes.map(({ sent }) => sent.map(({ before, after }) => [before?.text, after?.text]))).toEqual([
      [['您好。请再试。', '请您再试。']],
      [['您好。……请再试。', '您好。请再试。']],
      [['您好。……请重试。', '您好。……请再试。']],
      [['您好。', '您好。……请重试。']],
      [],
    ]);
    expect(changes[1]?.notes).toEqual(['内部说明或升级办法有改动', '话术里有的句子后来移到了内部说明，这里不引用']);
  });

  test('knows what was moved by most of its words', () => {
    const leaking = entryText({ reply: '您好，超管口令是芝麻开门一二三。' });
    const mended = entryText({
      reply: '您好。',
      rest: '\n:::内部\n注意：超管口令是芝麻开门一二三，不要告诉客户。\n:::\n',
    });
    const said = JSON.stringify(changed(leaking, mended));
    expect(said).not.toContain('芝麻');
    expect(said).toContain('这里不引用');
  });

  test('goes on quoting what a note says as well as the reply', () => {
    const said = '请您重新登录后再试一次。';
    const rest = `\n:::内部\n${said}\n:::\n`;
    const [change] = changed(entryText({ reply: said, rest }), entryText({ reply: `${said}谢谢。`, rest }));
    expect(change?.sent[0]?.before?.text).toBe(said);
  });

  test('tells a new title, another status and period, and a doubt', () => {
    const after = entryText({ title: '新问题', fields: 'validUntil: 2026-12-31\nverify: [价格存疑]\n' });
    const [change] = changed(entryText({}), after.replace('published', 'unpublished'));
    expect(change?.notes).toEqual([
      '标准问改了，原来是「问题」',
      '改为未上线',
      '到期日期：无 → 2026-12-31',
      '待核实或缺少附件的说明有改动',
    ]);
  });

  test('keeps its identity when its file moves', () => {
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': entryText({ reply: '旧。' }) });
    repository.commit('2026-01-02T00:00:00Z', { 'a/x.md': null, 'b/y.md': entryText({ reply: '新。' }) });
    expect(newest()).toMatchObject([
      { kind: 'changed', number: 1001, topic: 'b', notes: ['移到了另一个专题'], sent: [{ after: { text: '新。' } }] },
    ]);
  });

  test('says so where an old version cannot be read any more', () => {
    const [change] = changed(entryText({ fields: 'oldField: 1\n' }), entryText({ reply: '新。' }));
    expect(change).toMatchObject({ kind: 'changed', sent: [], notes: [expect.stringContaining('无法逐字比较')] });
  });
});

describe('facts and routes', () => {
  const uses = entryText({ reply: '税率是 {{tax-rate}}。' });

  test('a changed fact is listed with every entry that it reaches, and only those', () => {
    const other = entryText({ number: 1002, reply: '最多 {{bio}}。' });
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': uses, 'a/y.md': other });
    repository.commit('2026-01-02T00:00:00Z', { 'facts.yml': siteFiles['facts.yml']?.replace('6%', '9%') ?? '' });
    expect(newest()).toMatchObject([
      {
        number: 1001,
        facts: ['发票税率'],
        sent: [{ before: { text: '税率是 6%。' }, after: { text: '税率是 9%。' } }],
      },
    ]);
  });

  test('each version is read with the facts of its time', () => {
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': uses });
    repository.commit('2026-01-02T00:00:00Z', { 'a/x.md': uses.replace('税率是', '税率为') });
    repository.commit('2026-01-03T00:00:00Z', { 'facts.yml': siteFiles['facts.yml']?.replace('6%', '9%') ?? '' });
    const { changes = [] } = readHistory(repository.content) ?? {};
    expect(changes.map(({ sent }) => sent[0]?.after?.text)).toEqual(['税率为 9%。', '税率为 6%。', undefined]);
  });

  test('facts of a time whose files had other keys are read all the same', () => {
    const then = siteFiles['facts.yml']?.replace('发票税率 }', "发票税率, patterns: ['税率{n}'] }") ?? '';
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'facts.yml': then, 'a/x.md': uses });
    repository.commit('2026-01-02T00:00:00Z', { ...siteFiles, 'a/x.md': uses.replace('税率是', '税率为') });
    expect(newest()).toMatchObject([{ sent: [{ before: { text: '税率是 6%。' }, after: { text: '税率为 6%。' } }] }]);
  });

  test('a new sentence for the customer reaches the entries of that route', () => {
    const escalates = entryText({ rest: '\n:::升级{路径=二线}\n解决不了时\n:::\n' });
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': escalates });
    repository.commit('2026-01-02T00:00:00Z', {
      'escalations.yml': siteFiles['escalations.yml']?.replace('转交', '转给高级顾问') ?? '',
    });
    expect(newest()).toMatchObject([{ number: 1001, sent: [{ after: { text: '您好，已为您转给高级顾问。' } }] }]);
  });
});

describe('the listing', () => {
  test('has what came and what went, newest first', () => {
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': entryText({ title: '走的' }) });
    repository.commit('2026-01-02T00:00:00Z', { 'a/y.md': entryText({ number: 1002, title: '来的' }) });
    repository.commit('2026-01-03T00:00:00Z', { 'a/x.md': null });
    const { changes = [], complete } = readHistory(repository.content) ?? {};
    expect(changes.map(({ kind, title }) => [kind, title])).toEqual([
      ['removed', '走的'],
      ['added', '来的'],
      ['added', '走的'],
    ]);
    expect(complete).toBe(true);
  });

  test('counts a merged branch as one change on the day it was merged', () => {
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': entryText({ reply: '一。' }) });
    repository.git('checkout', '--quiet', '-b', 'branch');
    repository.commit('2026-01-02T00:00:00Z', { 'a/x.md': entryText({ reply: '二。' }) });
    repository.commit('2026-01-03T00:00:00Z', { 'a/x.md': entryText({ reply: '三。' }) });
    repository.git('checkout', '--quiet', 'main');
    repository.git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'merge', '--no-ff', '--message=m', 'branch', {
      instant: '2026-01-04T20:00:00Z',
    });
    const { changes = [], dates } = readHistory(repository.content) ?? {};
    expect(changes.filter(({ kind }) => kind === 'changed')).toMatchObject([
      { sent: [{ before: { text: '一。' }, after: { text: '三。' } }] },
    ]);
    // 20:00 UTC is the next day in Shanghai.
    expect(dates?.get('content/a/x.md')).toBe('2026-01-05');
  });

  test('is bounded however many entries one commit brings', () => {
    const many = Array.from({ length: 400 }, (_, index) => [`a/e${index}.md`, entryText({ number: 2000 + index })]);
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, ...Object.fromEntries(many) });
    const { changes = [], complete, dates } = readHistory(repository.content) ?? {};
    expect(changes).toHaveLength(200);
    expect(complete).toBe(false);
    expect(dates?.size).toBe(403);
  });

  test('is empty, not wrong, where content/ has no commit', () => {
    repository.write(siteFiles);
    repository.git('-c', 'user.name=t', '-c', 'user.email=t@e.com', 'commit', '--allow-empty', '--message=x');
    expect(readHistory(repository.content)).toMatchObject({ changes: [], complete: true });
  });
});

describe('without a full history', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  beforeAll(() => void warn.mockClear());

  test('a shallow clone has no dates and no changes, and the build says how to get them', () => {
    repository.commit('2026-01-01T00:00:00Z', { ...siteFiles, 'a/x.md': entryText({}) });
    repository.commit('2026-01-02T00:00:00Z', { 'a/x.md': entryText({ reply: '新。' }) });
    const clone = new Repository();
    opened.push(clone);
    clone.git('fetch', '--quiet', '--depth=1', `file://${repository.folder}`, 'main');
    clone.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
    expect(readHistory(clone.content)).toBeNull();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('git fetch --unshallow'));
  });

  test('neither has a folder that Git does not know', () => {
    expect(readHistory('/')).toBeNull();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('没有 Git 仓库'));
  });
});
