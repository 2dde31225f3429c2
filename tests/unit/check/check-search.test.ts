import { describe, expect, it } from 'vitest';
import { checkSearch, replayQuestions, type Search } from '../../../src/check/check-search.ts';
import type { Said } from '../../../src/entry/said.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { prepare } from './examples.ts';

describe('a change of the words that search knows', () => {
  const path = 'content/said/缺口/会员退款.yml';
  const search =
    (numbers: readonly number[], confident = true): Search =>
    async () => ({ numbers, confident });

  const replay = async (before: Search, after: Search) => {
    const { input } = await prepare(':::话术\n您好，可以。\n:::');
    const { entries, vocabulary } = parseCorpus(input.files);
    return replayQuestions(
      { entries, said: vocabulary.said, saidBefore: [], entriesBefore: entries, changed: [path] },
      before,
      after,
    );
  };

  it.each([
    ['takes a question away', search([1002, 1001]), '第一条从 1001 变成了 1002'],
    ['makes an answer unsure', search([1001], false), '从有把握变成了没有把握'],
  ])('that %s is named with the question', async (_what, after, message) => {
    const [problem, ...more] = await replay(search([1001]), after);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ path, rule: 'search-lost' });
    expect(problem?.message).toContain(message);
  });

  it('is named at the entry that takes the questions, if that is what changed', async () => {
    const { input } = await prepare({
      files: { 'content/membership/a.md': ':::话术\n您好。\n:::', 'content/membership/b.md': ':::话术\n好。\n:::' },
    });
    const { entries, vocabulary } = parseCorpus(input.files);
    const changed = ['content/gaps.yml', 'content/membership/b.md'];
    const [problem] = await replayQuestions(
      { entries, said: vocabulary.said, saidBefore: [], entriesBefore: entries, changed },
      search([1001]),
      search([1002]),
    );
    expect(problem?.path).toBe('content/membership/b.md');
  });

  it('is named for three sentences of customers, and not for fewer, which change places by themselves', async () => {
    const files = {
      'content/membership/a.md': ':::话术\n您好。\n:::',
      'content/membership/b.md': ':::话术\n好。\n:::',
    };
    const { entries } = parseCorpus((await prepare({ files })).input.files);
    const sentences = (number: number, count: number) =>
      ['一', '二', '三'].slice(0, count).map((text) => ({ text, topic: { number }, also: [], from: '甲', path: '' }));
    const after: Search = async (query) => ({ numbers: [query.length === 1 ? 1002 : 1001], confident: true });
    const lose = (said: Said[], saidBefore: Said[]) =>
      replayQuestions({ entries, said, saidBefore, entriesBefore: entries, changed: [path] }, search([1001]), after);
    expect(await lose(sentences(1001, 2), [])).toEqual([]);
    expect((await lose(sentences(1001, 3), []))[0]?.message).toContain('让 3 种问法变差了');
    // Taken away, or given to another entry; but not what is split off for a new one.
    expect((await lose([], sentences(1001, 3)))[0]?.message).toContain('让 3 种问法变差了');
    expect((await lose(sentences(1002, 3), sentences(1001, 3)))[0]?.message).toContain('让 3 种问法变差了');
    expect(await lose(sentences(1064, 3), sentences(1001, 3))).toEqual([]);
  });

  it('that leaves all questions as they were is not', async () => {
    expect(await replay(search([1001]), search([1001]))).toEqual([]);
  });

  it('is not blamed for what was found wrongly before', async () => {
    expect(await replay(search([1002]), search([1003]))).toEqual([]);
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
    }));
    expect(problem).toMatchObject({ rule: 'search-title' });
    expect(problem?.message).toContain('别的也搜不到');
  });
});
