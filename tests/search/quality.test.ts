import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate, type Measures, parseJudged, summarize } from '../../src/search/evaluate.ts';
import { plain } from '../../src/search/rank.ts';
import { engine, find } from './engine.ts';

interface Exported {
  entries: { number: number; title: string; aliases: string[] }[];
}
const { entries } = JSON.parse(readFileSync('dist/entries.json', 'utf8')) as Exported;
const floor = JSON.parse(readFileSync(new URL('floor.json', import.meta.url), 'utf8')) as Record<
  string,
  Partial<Measures>
>;
const judged = (name: string) => parseJudged(readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8'));

describe('what an entry is called', () => {
  it.each(entries.map(({ number, title }) => [title, number] as const))(
    '%s finds its entry first',
    async (title, number) => {
      expect((await find(title))[0]).toBe(number);
    },
  );

  it('every alias, word for word, finds its entry within the first three, nearly always first', async () => {
    const aliases = entries.flatMap(({ number, aliases }) => aliases.map((alias) => ({ number, alias })));
    const ranks = await Promise.all(
      aliases.map(async ({ number, alias }) => ({ alias, rank: (await find(alias)).indexOf(number) + 1 })),
    );
    expect(ranks.filter(({ rank }) => rank < 1 || rank > 3)).toEqual([]);
    expect(ranks.filter(({ rank }) => rank === 1).length / ranks.length).toBeGreaterThanOrEqual(0.95);
  });

  it('any piece of a question finds an entry that has it', async () => {
    const pieces = entries.flatMap(({ title }) => {
      const runs = title.match(/\p{Script=Han}{3,}/gu) ?? [];
      return runs.flatMap((run) => [run.slice(0, 3), run.slice(-3)]);
    });
    const missed: string[] = [];
    for (const piece of new Set(pieces)) {
      const { hits } = await engine.search(piece);
      const texts = hits.map(({ card }) => plain([card.title, ...card.aliases].join('|')));
      if (!texts.some((text) => text.includes(piece))) missed.push(piece);
    }
    expect(missed).toEqual([]);
  });

  it.each(['1005', '#1005', '＃１００５', '条目1005', ' 1005 '])('%j is the entry of that number', async (query) => {
    expect((await find(query))[0]).toBe(1005);
  });
});

describe('judged queries', () => {
  it.each(Object.keys(floor))('%s does not fall below its floor', async (name) => {
    const report = summarize(await evaluate(engine, judged(name)));
    const fallen = Object.entries(floor[name] ?? {}).filter(
      ([measure, least]) => report[measure as keyof Measures] < least,
    );
    expect(fallen.map(([measure, least]) => `${measure} ${report[measure as keyof Measures]} < ${least}`)).toEqual([]);
    expect(report.zero).toBeLessThanOrEqual(0.01);
  });

  it('few answerable queries of any kind are shown as 没有把握', async () => {
    const { perKind } = summarize(await evaluate(engine, judged('dev')));
    const unsure = Object.values(perKind).filter(({ unsure }) => unsure !== undefined);
    const share =
      unsure.reduce((sum, { unsure = 0, n }) => sum + unsure * n, 0) / unsure.reduce((sum, { n }) => sum + n, 0);
    expect(share).toBeLessThanOrEqual(0.05);
  });
});

describe('what nobody answers is 没有把握', () => {
  it.each([
    ['a topic that is known to be missing', '怎么取消续费'],
    ['such a topic in pieces', '会员不想用了还能退钱吗'],
    ['a greeting', '你好，在吗'],
  ])('%s', async (_name, query) => {
    expect(await engine.search(query)).toMatchObject({ confident: false });
  });
});

describe('input that means harm, or none at all', () => {
  it.each([
    ['nothing', ''],
    ['only spaces', ' \t\n　'],
    ['2,000 characters', '充了会员怎么去水印'.repeat(230).slice(0, 2000)],
    ['emoji', '😀👨‍👩‍👧🏽水印🈲'],
    ['markup', '<img src=x onerror=alert(1)><script>alert(1)</script>水印'],
    ['a regular expression', '(.*)+$[^水印]{1,999}\\'],
    ['control characters', '水\u0000印\u0007\u001b[31m\u202e'],
    ['lone surrogates', '水\ud800印\udc00'],
    ['property names', '__proto__ constructor toString hasOwnProperty'],
    ['quotes and operators', '"水印" -会员 AND OR NOT * ~ ^ title:发票'],
    ['a wall of one character', '啊'.repeat(1999)],
    ['Latin without vowels', 'zxcvbnmqwrtp '.repeat(40)],
  ])('%s does no harm', async (_name, query) => {
    const { hits, confident } = await engine.search(query);
    expect(hits.length).toBeLessThanOrEqual(10);
    if (query.trim() === '') expect({ hits, confident }).toEqual({ hits: [], confident: false });
  });
});

describe('filters', () => {
  it('by topic keep to the topic and those below it', async () => {
    const { hits } = await engine.search('会员', { topic: 'membership/subscription' });
    expect(hits.length).toBeGreaterThan(3);
    expect(new Set(hits.map(({ card }) => card.topic))).toEqual(new Set(['membership/subscription']));
  });

  it('by status find the unpublished and the doubtful', async () => {
    expect(
      (await engine.search('会员没有同步', { status: 'unpublished' })).hits.map(({ card }) => card.number),
    ).toEqual([1001]);
    const doubtful = await engine.search('会员', { status: 'doubtful' });
    expect(doubtful.hits.every(({ card }) => card.verify.length > 0)).toBe(true);
  });
});
