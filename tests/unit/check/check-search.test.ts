import { describe, expect, it } from 'vitest';
import { checkSearch, type Found, type Search } from '../../../src/check/check-search.ts';
import { replayQuestions } from '../../../src/check/replay-questions.ts';
import { type Said, type SaidTopic, saidPath } from '../../../src/entry/said.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { prepare } from './examples.ts';

describe('a change of the words that search knows', () => {
  const path = 'content/said/缺口/会员退款.yml';
  const search =
    (numbers: readonly number[], confident = true): Search =>
    async () => ({ numbers, confident, probability: confident ? 0.9 : 0.3 });

  const inGap =
    (numbers: readonly number[], gap: string): Search =>
    async () => ({ numbers, confident: false, probability: 0.3, gap });

  const replay = async (before: Search, after: Search, changed = path) => {
    const { files } = (await prepare(':::话术\n您好，可以。\n:::')).input;
    const corpus = parseCorpus(files);
    return replayQuestions({ before: corpus, now: corpus, changed: [changed], files }, before, after);
  };

  const entry = 'content/membership/a.md';

  it.each([
    ['gives a question to a gap', path, inGap([1001], '会员退款'), '（1001）被缺口「会员退款」拿走了'],
    ['takes a question away', entry, search([1002, 1001]), '第一条从 1001 变成了 1002'],
    ['makes an answer unsure', entry, search([1001], false), '（1001）从有把握变成了没有把握'],
  ])('that %s is named with the question', async (_what, changed, after, message) => {
    const [problem, ...more] = await replay(search([1001]), after, changed);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ path: changed, rule: 'search-lost' });
    expect(problem?.message).toContain(message);
  });

  it('is not blamed for one question that has nothing to do with what changed', async () => {
    expect(await replay(search([1001]), search([1001], false))).toEqual([]);
    expect(await replay(search([1001]), inGap([1001], '支付方式'))).toEqual([]);
  });

  it('is named at the entry that takes the questions, if that is what changed', async () => {
    const { files } = (
      await prepare({
        files: { 'content/membership/a.md': ':::话术\n您好。\n:::', 'content/membership/b.md': ':::话术\n好。\n:::' },
      })
    ).input;
    const corpus = parseCorpus(files);
    const changed = ['content/gaps.yml', 'content/membership/b.md'];
    const replay = { before: corpus, now: corpus, changed, files };
    const [problem] = await replayQuestions(replay, search([1001]), search([1002]));
    expect(problem?.path).toBe('content/membership/b.md');
  });

  it('is named for three sentences of customers, and not for fewer, which change places by themselves', async () => {
    const files = {
      'content/membership/a.md': ':::话术\n您好。\n:::',
      'content/membership/b.md': ':::话术\n好。\n:::',
    };
    const { input } = await prepare({ files });
    const corpus = parseCorpus(input.files);
    const sentences = (number: number, count: number) =>
      ['一', '二', '三'].slice(0, count).map((text) => ({ text, topic: { number }, also: [], from: '甲', path: '' }));
    const after: Search = async (query) => ({
      numbers: [query.length === 1 ? 1002 : 1001],
      confident: true,
      probability: 0.9,
    });
    const side = (said: Said[]) => ({ ...corpus, vocabulary: { gaps: [], said } });
    const lose = (said: Said[], saidBefore: Said[]) =>
      replayQuestions(
        { before: side(saidBefore), now: side(said), changed: [path], files: input.files },
        search([1001]),
        after,
      );
    expect(await lose(sentences(1001, 2), [])).toEqual([]);
    expect((await lose(sentences(1001, 3), []))[0]?.message).toContain('让 3 种问法变差了');
    // Taken away, or given to another entry; but not what is split off for a new one.
    expect((await lose([], sentences(1001, 3)))[0]?.message).toContain('让 3 种问法变差了');
    expect((await lose(sentences(1002, 3), sentences(1001, 3)))[0]?.message).toContain('让 3 种问法变差了');
    expect(await lose(sentences(1064, 3), sentences(1001, 3))).toEqual([]);
  });

  it('that moves an answer across the border of 有把握 by a hair is not', async () => {
    const near =
      (probability: number): Search =>
      async () => ({
        numbers: [1001],
        confident: probability >= 0.6,
        probability,
      });
    expect(await replay(near(0.62), near(0.58), entry)).toEqual([]);
    expect(await replay(near(0.72), near(0.58), entry)).toHaveLength(1);
  });

  it('that leaves all questions as they were is not', async () => {
    expect(await replay(search([1001]), search([1001]))).toEqual([]);
  });

  it('is not blamed for what was found wrongly before', async () => {
    expect(await replay(search([1002]), search([1003]))).toEqual([]);
  });
});

describe('sentences of customers that a change files', () => {
  const path = 'content/membership/a.md';
  const knowing =
    (found: Partial<Found>): Search =>
    async () => ({ numbers: [], confident: false, probability: 0.1, ...found });
  const file = async (topic: SaidTopic, before: Search, isNew = true) => {
    const { files } = (await prepare({ files: { [path]: ':::话术\n您好，可以。\n:::' } })).input;
    const corpus = parseCorpus(files);
    const row = { text: '自动续费在哪关', topic, also: [], from: '客服', path: saidPath(topic) };
    const gaps = [{ about: '取消续费' }, { about: '支付方式' }];
    const side = (said: Said[]) => ({ ...corpus, vocabulary: { gaps, said } });
    const changed = [saidPath(topic)];
    const [then, now] = isNew ? [side([]), side([row])] : [side([row]), side([])];
    const sure = knowing({ numbers: [1001], confident: true });
    const problems = await replayQuestions({ before: then, now, changed, files }, before, isNew ? before : sure);
    return problems.map(({ path: at, rule, message }) => `${at} ${rule} ${message}`);
  };
  const entry = knowing({ numbers: [1001], confident: true });
  const gap = knowing({ gap: '取消续费' });

  it.each<[string, SaidTopic, Search, string]>([
    ['an entry, though it is a known gap', { number: 1001 }, gap, '「自动续费在哪关」是缺口「取消续费」'],
    ['another gap', { gap: '支付方式' }, gap, '「自动续费在哪关」是缺口「取消续费」'],
    ['a gap, though an entry answers', { gap: '取消续费' }, entry, '「自动续费在哪关」是 1001「'],
    ['no business of ours, though an entry answers', { chatter: '无关' }, entry, '「自动续费在哪关」是 1001「'],
  ])('under %s are named with where they belong', async (_what, topic, before, message) => {
    const [problem, ...more] = await file(topic, before);
    expect(more).toEqual([]);
    expect(problem).toContain(`${saidPath(topic)} search-misfiled`);
    expect(problem).toContain(message);
  });

  it.each<[SaidTopic, Search]>([
    [{ number: 1001 }, entry],
    [{ number: 1001 }, knowing({ numbers: [1002] })],
    [{ gap: '取消续费' }, gap],
    [{ number: 1009 }, entry],
  ])('under %j are right where search agrees, is not sure, or does not know the entry', async (topic, before) => {
    expect(await file(topic, before)).toEqual([]);
  });

  it('and takes from a gap that stands are named if an entry answers them then', async () => {
    expect((await file({ gap: '取消续费' }, gap, false))[0]).toContain(
      'search-lost 这次改动让 1 种问法变差了：「自动续费在哪关」会由 1001 回答',
    );
  });
});

describe('questions of an entry that changes', () => {
  const path = 'content/membership/a.md';
  const file = (title: string, aliases: string[]) =>
    `---\nnumber: 1001\ntitle: ${title}\naliases: [${aliases.join(', ')}]\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n`;
  const replay = async (old: string, text: string, before: Search, after: Search) => {
    const { input } = await prepare({ base: { [path]: old }, files: { [path]: text } });
    const others = input.files.filter((one) => one.path !== path);
    const [then, now] = [parseCorpus([...others, { path, text: old }]), parseCorpus(input.files)];
    return replayQuestions({ before: then, now, changed: [path], files: input.files }, before, after);
  };
  const found =
    (numbers: readonly number[], confident = true): Search =>
    async () => ({ numbers, confident, probability: confident ? 0.9 : 0.3 });

  it.each([
    ['goes to another entry', found([1002, 1001]), '「图上的标怎么弄没」第一条从 1001 变成了 1002'],
    ['is no longer sure', found([1001], false), '「图上的标怎么弄没」（1001）从有把握变成了没有把握'],
  ])('an alias that is taken away and %s is named where it stood', async (_what, then, message) => {
    const after: Search = async (query) => (query.includes('标怎么') ? then(query) : found([1001])(query));
    const old = file('图片能去水印吗？', ['图上的标怎么弄没', '去标']);
    const [problem, ...more] = await replay(old, file('图片能去水印吗？', ['去标']), found([1001]), after);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ path, line: 4, rule: 'search-lost' });
    expect(problem?.message).toContain(message);
  });

  it('an alias that still finds its entry, or never did, may go', async () => {
    const [old, now] = [file('图片能去水印吗？', ['去标', '抹标']), file('图片能去水印吗？', ['去标'])];
    expect(await replay(old, now, found([1001]), found([1001]))).toEqual([]);
    expect(await replay(old, now, found([1002]), found([1002]))).toEqual([]);
  });

  it('a title that search would not have known for the entry’s is called vague; one that it would, is not', async () => {
    const [old, now] = [file('图片能去水印吗？', ['去标']), file('图片的事', ['去标', '图片能去水印吗？'])];
    for (const before of [found([1002]), found([]), found([1001], false)]) {
      const [problem] = await replay(old, now, before, found([1001]));
      expect(problem).toMatchObject({ path, line: 3, rule: 'search-vague' });
    }
    expect(await replay(old, now, found([1001]), found([1001]))).toEqual([]);
  });
});

describe('a question that is new', () => {
  it('is reported, too, where nothing at all is found', async () => {
    const { input } = await prepare(':::话术\n您好，可以。\n:::');
    const { entries, words } = parseCorpus(input.files);
    const base = { changed: input.files.map(({ path }) => path).filter((path) => path.endsWith('.md')), files: [] };
    const [problem] = await checkSearch({ ...input, base, entries, words }, async () => ({
      numbers: [],
      confident: false,
      probability: 0,
    }));
    expect(problem).toMatchObject({ rule: 'search-title' });
    expect(problem?.message).toContain('别的也搜不到');
  });
});
