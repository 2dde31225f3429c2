import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { evaluate, type Measures, parseJudged, summarize } from '../../src/search/evaluate.ts';
import { plain } from '../../src/text/fold.ts';
import { keptSite } from '../built/kept-sites.ts';
import { engine, find } from './engine.ts';

interface Exported {
  entries: { number: number; title: string; aliases: string[] }[];
}
const { entries } = JSON.parse(readFileSync(join(await keptSite('frozen'), 'entries.json'), 'utf8')) as Exported;
const floor = JSON.parse(readFileSync(new URL('floor.json', import.meta.url), 'utf8')) as Record<
  string,
  Partial<Measures>
>;
const judged = (name: string) => parseJudged(readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8'));

/** As on a keyboard without an input method: two syllables at a time. */
function spell(text: string): string {
  return text
    .split(/[，。？！]/)
    .flatMap((clause) => pinyin(clause, { toneType: 'none', type: 'array', v: true }).join(' '))
    .join(' ')
    .replace(/(\S+) (\S+)/g, '$1$2');
}

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

  it('nearly every piece of a question finds an entry that has it', async () => {
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
    // Pieces such as 怎么防 have no word of their own.
    expect(missed.length / new Set(pieces).size, missed.join(' ')).toBeLessThanOrEqual(0.02);
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

  it.each([
    ['held-out', 0.95],
    ['fresh', 0.9],
  ])('of %s, what is called 有把握 is nearly always right, and little else is', async (name, leastRejected) => {
    const { wrongSure, unsure, rejected } = summarize(await evaluate(engine, judged(name)));
    expect(wrongSure).toBeLessThanOrEqual(0.03);
    expect(unsure).toBeLessThanOrEqual(0.08);
    expect(rejected).toBeGreaterThanOrEqual(leastRejected);
  });

  it('short questions that are typed in pinyin find the same entry, and most of them for sure', async () => {
    const short = judged('fresh').filter(({ q }) => /^[\p{Script=Han}，。？！]{4,30}$/u.test(q));
    const spelt = short.map((row) => ({ ...row, q: spell(row.q) }));
    const { hit1, wrongSure, unsure, rejected } = summarize(await evaluate(engine, spelt));
    expect(hit1).toBeGreaterThanOrEqual(0.88);
    expect(wrongSure).toBeLessThanOrEqual(0.11);
    expect(unsure).toBeLessThanOrEqual(0.35);
    expect(rejected).toBeGreaterThanOrEqual(0.9);
  });

  it('two questions in one message are both among the first three', async () => {
    const { bothIn3 } = summarize(await evaluate(engine, judged('pairs')));
    expect(bothIn3).toBeGreaterThanOrEqual(0.95);
  });

  it('one question is not taken for two', async () => {
    const single = judged('held-out').filter(({ relevant }) => relevant.length > 0);
    const taken = await Promise.all(single.map(async ({ q }) => (await engine.search(q)).choice === 'two'));
    expect(taken.filter(Boolean).length / single.length).toBeLessThanOrEqual(0.02);
  });
});

describe('what nobody answers', () => {
  it.each([
    ['a known gap', '怎么取消续费', '取消续费'],
    ['a known gap in other words', '会员不想用了还能退钱吗', '会员退款'],
  ])('%s is 没有把握 and named', async (_name, query, gap) => {
    expect(await engine.search(query)).toMatchObject({ confident: false, gap: { gap } });
  });

  it.each([
    ['a greeting', '你好，在吗'],
    ['other people’s business', '今天天气怎么样'],
    ['one character that stands in a question', '宽带'],
    ['a word whose one character is frequent here, and which stands among what is not ours', '图书'],
    ['a long number', '39281723'],
  ])('%s is 没有把握', async (_name, query) => {
    expect(await engine.search(query)).toMatchObject({ confident: false });
  });

  it('a number of no entry finds nothing, and says so', async () => {
    expect(await engine.search('9999')).toMatchObject({ hits: [], missing: 9999 });
  });
});

describe('a known gap competes and does not veto', () => {
  it.each([
    ['你好在吗，充了会员怎么去水印', 1004],
    ['转人工 充了会员怎么去水印', 1004],
    ['您好，很高兴为您服务，请问有什么可以帮您。发票税率是多少', 1029],
  ])('%s', async (query, number) => {
    const { hits, confident } = await engine.search(query);
    expect([hits[0]?.card.number, confident]).toEqual([number, true]);
  });
});

describe('a paste', () => {
  const greetings =
    '客服 10:01：您好，很高兴为您服务，请问有什么可以帮您？\n客户 10:01：在吗\n客服 10:02：在的，请您详细描述一下您遇到的问题\n客户 10:02：等一下\n'.repeat(
      6,
    );

  it('is read to its question, whatever stands before it', async () => {
    const { hits, question } = await engine.search(`${greetings}客户 10:09：已经充了会员，下载的视频怎么去水印[图片]`);
    expect(hits[0]?.card.number).toBe(1004);
    expect(question).not.toContain('您好');
  });

  // Greetings of both sides in one run, as they are copied out of a chat; what they say stands nowhere in said/.
  const talk =
    '客服在不在 亲亲您好，欢迎光临，小灵很荣幸为您效劳，请问今天需要什么帮助呢？哎终于有人了 抱歉刚刚咨询量比较大，请讲一下您的疑问。是这样子的哈我慢慢说 好的呢，我会认真看您发的每一条消息。先说声谢谢了 您客气啦，能帮到您是我的荣幸，请继续。诶刚刚网卡了 不要紧，我这边都能看到。嗯好我接着讲 ';

  it.each([
    ['about 180 characters', talk],
    ['about 360 characters', talk + talk],
  ])('finds its question first behind %s of greetings, and is sure of nothing else', async (_length, greetings) => {
    const messages = judged('unseen').filter(({ kind }) => kind === 'message');
    const found = await Promise.all(
      messages.map(async ({ q, relevant }) => {
        const { hits, confident } = await engine.search(greetings + q);
        return { q, isRight: relevant.includes(hits[0]?.card.number ?? 0), confident };
      }),
    );
    expect(found.filter(({ isRight }) => isRight).length / found.length).toBeGreaterThanOrEqual(0.95);
    expect(found.filter(({ isRight, confident }) => confident && !isRight).length).toBeLessThanOrEqual(1);
    expect(found.filter(({ confident }) => confident).length / found.length).toBeGreaterThanOrEqual(0.9);
  });

  it('of two questions answers both', async () => {
    const { hits, choice, parts } = await engine.search('发票税率是多少？另外可灵有没有手机 App？');
    expect(choice).toBe('two');
    expect(parts).toEqual(['发票税率是多少', '另外可灵有没有手机 App']);
    expect(hits.slice(0, 2).map(({ card }) => card.number)).toEqual([1029, 1059]);
  });

  it('that is all question leaves nothing out, whatever its punctuation; one of greetings alone has none', async () => {
    expect(await engine.search('充了会员，怎么去水印？')).toMatchObject({ question: null });
    expect(await engine.search('你好，在吗')).toMatchObject({ question: '', hits: [] });
  });

  it('can be searched for as a whole', async () => {
    const paste = '客服 10:01：发票税率是多少\n客户 10:02：充了会员怎么去水印';
    expect(await engine.search(paste)).toMatchObject({ question: '充了会员怎么去水印' });
    const whole = await engine.search(paste, { isWhole: true });
    expect(whole.question).toBeNull();
    expect(whole.hits.map(({ card }) => card.number)).toContain(1029);
  });

  it('without an answer has what is safe: a sentence for the customer and a ticket', async () => {
    const { handover } = await engine.search('会员怎么退款');
    expect(handover?.tell).toContain('您的问题我已经记录好了');
    expect(handover?.ticket).toContain('客户的问题和诉求：');
    expect((await engine.search('充了会员怎么去水印')).handover).toBeNull();
  });

  it.each(['https://qa.example/q/1005/', '/q/1005/', '#1005 充了会员，快影 App 里还是不能去水印'])(
    'of our own link opens that entry: %s',
    async (query) => {
      expect((await find(query))[0]).toBe(1005);
    },
  );
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
    expect(doubtful.hits.every(({ card }) => card.isDoubtful)).toBe(true);
  });
});

describe('a scrap of a question', () => {
  it.each(['季\n年', '亏？镜？', 'png转jpg怎么转', 'web3是啥', 'https://example.com/a'])(
    '%j is never 有把握',
    async (query) => {
      expect((await engine.search(query)).confident).toBe(false);
    },
  );
});
