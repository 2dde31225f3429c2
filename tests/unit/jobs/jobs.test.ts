import { describe, expect, it } from 'vitest';
import { changeJudge } from '../../../src/check/judge-changes.ts';
import { severityOf } from '../../../src/check/severity.ts';
import { formatProblem } from '../../../src/entry/problem.ts';
import { merge, move, rename, retire, review, split } from '../../../src/jobs/jobs.ts';
import { type Change, withChanges } from '../../../src/markdown/changes.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { readContentFiles } from '../../../src/site/content-files.ts';
import { frozenContent } from '../../built/corpora.ts';

const files = readContentFiles(frozenContent);
const today = '2026-11-24';
const judge = changeJudge({ files, today, assets: files.map((file) => file.path) });
const path = (name: string) => `content/${name}`;
const textBefore = (name: string) => files.find((file) => file.path === path(name))?.text ?? '';
const textAfter = (changes: readonly Change[], name: string) =>
  changes.find((change) => change.path === path(name))?.text ?? null;
const paths = (changes: readonly Change[]) => changes.map((change) => change.path.replace('content/', '')).sort();
const corpusOf = (changes: readonly Change[]) => parseCorpus(withChanges(files, changes));

/** Errors that the gate did not have before. */
function errorsOf(changes: readonly Change[]): string[] {
  return judge(changes)
    .filter((problem) => severityOf(problem) === '错误')
    .map((problem) => formatProblem(problem, '错误'));
}

describe('what only moved', { timeout: 60_000 }, () => {
  it.each([
    ['retire', () => retire(files, { number: 1010, to: 1008 })],
    ['merge', () => merge(files, { number: 1010, to: 1008 })],
    ['move', () => move(files, { number: 1021, topic: 'platforms' })],
    ['rename', () => rename(files, { number: 1021, slug: 'another-name' })],
  ])('is no new text after a %s', { tags: 'thorough' }, (_job, changesOf) => {
    expect(judge(changesOf())).toEqual([]);
  });
});

describe('retire', { timeout: 60_000 }, () => {
  const changes = retire(files, { number: 1007, to: 1004 });

  it('leaves nothing that the gate would stop', () => {
    expect(errorsOf(changes)).toEqual([]);
  });

  it('leads number and address on, and gives the questions to the entry that answers now', () => {
    expect(textAfter(changes, 'membership/watermark-on-images.md')).toBeNull();
    const { redirects, entries } = corpusOf(changes);
    expect(redirects).toEqual({ 1007: 1004, '/membership/watermark-on-images/': 1004 });
    const aliases = entries.find(({ number }) => number === 1004)?.aliases;
    expect(aliases).toContain('充会员后文生图片也能去水印吗？');
    expect(aliases).toContain('图片怎么去水印');
  });

  it('moves what customers said, and counts no sentence twice', () => {
    const of = (number: number, corpus = corpusOf([])) =>
      corpus.vocabulary.said.filter(({ topic }) => 'number' in topic && topic.number === number).length;
    const now = corpusOf(changes);
    expect(of(1007)).toBeGreaterThan(0);
    expect(of(1007, now)).toBe(0);
    expect(of(1004, now)).toBe(of(1004) + of(1007));
    expect(now.vocabulary.said.flatMap(({ also }) => also)).not.toContain(1007);
  });

  it('keeps comments, order and everything else of the files that it edits', () => {
    const text = textAfter(changes, 'membership/remove-watermark.md') ?? '';
    const lines = textBefore('membership/remove-watermark.md').split('\n');
    expect(lines.filter((line) => !text.includes(line) && !line.startsWith('related:'))).toEqual([]);
    expect(textAfter(changes, 'redirects.yml')).toContain('# 旧编号还在工单里');
  });

  it('follows in pins, in the table of rules, in links and in earlier redirects', () => {
    const more = withChanges(files, [
      { path: path('redirects.yml'), text: '/membership/old/: 1014\n1099: 1014\n' },
      { path: path('pins.yml'), text: '# 常用\n- 1014\n- 1004\n' },
      { path: path('platforms/index.md'), text: '请看 [1014](/q/1014/)。\n' },
    ]);
    const done = retire(more, { number: 1014, to: 1013 });
    const text = (name: string) => done.find((change) => change.path === path(name))?.text ?? '';
    expect(text('redirects.yml')).toBe(
      '/membership/old/: 1013\n1099: 1013\n1014: 1013\n/membership/subscription/one-off-remaining-time/: 1013\n',
    );
    expect(text('pins.yml')).toBe('# 常用\n- 1013\n- 1004\n');
    expect(text('platforms/index.md')).toBe('请看 [1013](/q/1013/)。\n');
    expect(text('combinations.yml')).not.toContain('1014');
    const second = retire(withChanges(more, [{ path: path('pins.yml'), text: '- 1014\n- 1013\n' }]), {
      number: 1014,
      to: 1013,
    });
    expect(second.find((change) => change.path === path('pins.yml'))?.text).toBe('- 1013\n');
  });

  it.each([
    [1999, 1004, '没有 1999 这一条'],
    [1004, 1004, '不能指向它自己'],
  ])('%s to %s is refused with what to do', (number, to, message) => {
    expect(() => retire(files, { number, to })).toThrow(message);
  });
});

describe('merge', { timeout: 60_000 }, () => {
  it('makes a branch of what the entry said, and passes the gate', () => {
    const changes = merge(files, { number: 1007, to: 1006 });
    expect(errorsOf(changes)).toEqual([]);
    const text = textAfter(changes, 'membership/watermark-on-older-videos.md') ?? '';
    expect(text).toContain(
      '::::情形[充会员后文生图片也能去水印吗？]\n\n:::话术\n您好，可以。开通会员后，下载文生图片时',
    );
    expect(corpusOf(changes).redirects[1007]).toBe(1006);
    expect(text.endsWith('::::\n')).toBe(true);
  });

  it('drops no field of front matter, and refuses where both cannot hold', () => {
    const withFields = (fields: string) =>
      withChanges(files, [
        {
          path: path('membership/watermark-on-images.md'),
          text: textBefore('membership/watermark-on-images.md').replace('---\n\n', `${fields}\n---\n\n`),
        },
      ]);
    const job = { number: 1007, to: 1006 };
    const allowed = 'allow:\n  # 财务确认过\n  - { rule: fact-value, why: 说的是别家的税率 }';
    expect(textAfter(merge(withFields(allowed), job), 'membership/watermark-on-older-videos.md')).toContain(allowed);
    expect(() => merge(withFields('validUntil: 2027-01-01'), job)).toThrow('两条的 validUntil 不一样');
  });

  it('is refused where both have an escalation', () => {
    const [one, two] = corpusOf([]).entries.filter(({ blocks }) => JSON.stringify(blocks).includes('"escalation"'));
    expect(() => merge(files, { number: one?.number ?? 0, to: two?.number ?? 0 })).toThrow('两条都有升级');
  });
});

describe('rename', { timeout: 60_000 }, () => {
  it('moves the file, and its old address still leads to it', () => {
    const changes = rename(files, { number: 1008, slug: 'what-members-get' });
    expect(errorsOf(changes)).toEqual([]);
    expect(paths(changes)).toEqual(['membership/benefits.md', 'membership/what-members-get.md', 'redirects.yml']);
    expect(textAfter(changes, 'membership/what-members-get.md')).toBe(textBefore('membership/benefits.md'));
  });

  it('keeps the old question as an alias', () => {
    const title = '开通会员以后，视频怎么去掉水印？';
    const changes = rename(files, { number: 1004, title });
    expect(errorsOf(changes)).toEqual([]);
    expect(paths(changes)).toEqual(['membership/remove-watermark.md']);
    const entry = corpusOf(changes).entries.find(({ number }) => number === 1004);
    expect([entry?.title, entry?.aliases.at(-1)]).toEqual([title, '充了会员怎么去水印？']);
  });

  it.each([
    [{ number: 1008 }, '请写新的网址或新的标准问'],
    [{ number: 1008, slug: 'remove-watermark' }, '已经有了'],
    [{ number: 1008, slug: '权益' }, '不能做网址'],
  ])('%j is refused', (job, message) => {
    expect(() => rename(files, job)).toThrow(message);
  });
});

describe('move', { timeout: 60_000 }, () => {
  it('takes the file to another topic, by its label too', () => {
    const changes = move(files, { number: 1010, topic: '灵感值' });
    expect(errorsOf(changes)).toEqual([]);
    expect(paths(changes)).toEqual([
      'credits/lifetime-membership.md',
      'membership/lifetime-membership.md',
      'redirects.yml',
    ]);
  });

  it('is refused for an entry with pictures, and for a topic that is none', () => {
    const illustrated = withChanges(files, [
      {
        path: path('membership/benefits.md'),
        text: textBefore('membership/benefits.md').replace(':::话术\n', ':::话术\n![入口](a.png)\n\n'),
      },
    ]);
    expect(() => move(illustrated, { number: 1008, topic: 'credits' })).toThrow('配图');
    expect(() => move(files, { number: 1008, topic: '没有' })).toThrow('没有「没有」这个专题');
    expect(() => move(files, { number: 1008, topic: '会员' })).toThrow('已经在');
  });
});

describe('split', { timeout: 60_000 }, () => {
  const changes = split(files, {
    number: 1005,
    title: '退出重登以后标识依然存在该如何处理？',
    slug: 'signed-in-again',
    when: '在网页端充的',
    words: ['登'],
    fresh: 1064,
  });

  it('makes an entry of a branch, with the questions that have the words', () => {
    expect(errorsOf(changes)).toEqual([]);
    const text = textAfter(changes, 'membership/signed-in-again.md') ?? '';
    expect(text).toContain('number: 1064\n');
    expect(text).toContain('  - 退出重登了标还在\n');
    expect(text).toContain(':::升级{路径=二线}\n重新登录后仍不能去水印时。');
    const rest = textAfter(changes, 'membership/watermark-still-in-kuaiying.md') ?? '';
    expect(rest).not.toContain('退出重登了标还在');
    expect(rest).not.toContain('::::情形[在网页端充的]');
    expect(rest).toContain('::::情形[在其他渠道充的]');
  });

  it('reminds of nothing that only moved', () => {
    expect(judge(changes).map(({ rule }) => rule)).toEqual(['alias-count']);
  });

  it('divides what customers said, without losing a sentence', () => {
    const count = (corpus: ReturnType<typeof corpusOf>) => corpus.vocabulary.said.length;
    const now = corpusOf(changes);
    expect(count(now)).toBe(count(corpusOf([])));
    const moved = now.vocabulary.said.filter(({ topic }) => 'number' in topic && topic.number === 1064);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every(({ text }) => /登/.test(text))).toBe(true);
  });

  it('gives the new entry no alias that is its title but for the question mark', () => {
    const title = '浏览器能多开可灵吗？';
    const done = split(files, { number: 1021, title, slug: 'several-pages', words: ['多开'], fresh: 1064 });
    const text = textAfter(done, 'credits/several-pages.md') ?? '';
    expect(text.match(/浏览器能多开可灵吗/g)).toHaveLength(1);
    expect(textAfter(done, 'credits/charged-twice.md')).not.toContain('浏览器能多开可灵吗');
  });

  it('keeps every field of front matter in both entries', () => {
    const name = 'membership/watermark-still-in-kuaiying.md';
    const text = textBefore(name).replace('---\n\n', 'validUntil: 2027-01-01\n---\n\n');
    const job = { number: 1005, title: '甲乙丙丁？', slug: 'x', words: ['登'], fresh: 1064 };
    for (const when of ['在网页端充的', undefined]) {
      const done = split(withChanges(files, [{ path: path(name), text }]), { ...job, when });
      for (const one of ['membership/x.md', name]) {
        expect(textAfter(done, one)).toContain('validUntil: 2027-01-01\n');
        expect(textAfter(done, one)).toContain('1059 说可灵已有独立 App');
      }
    }
  });

  it('without a branch begins a draft with blanks', () => {
    const draft = split(files, {
      number: 1005,
      title: '淘宝买的会员能用吗？',
      slug: 'taobao',
      words: ['淘宝'],
      fresh: 1064,
    });
    expect(textAfter(draft, 'membership/taobao.md')).toContain('【待填写：可以直接发出去的答复】');
  });

  it('is refused for a branch that is none', () => {
    const job = { number: 1005, title: '甲乙丙？', slug: 'x', words: [], fresh: 1064 };
    expect(() => split(files, { ...job, when: '没有' })).toThrow(
      '可以写：在快影 App 充的、在网页端充的、在其他渠道充的',
    );
  });
});

describe('review', { timeout: 60_000 }, () => {
  it('writes day and owner of each topic, and nothing else', () => {
    const changes = review(files, { numbers: [1004, 1021], on: today });
    expect(errorsOf(changes)).toEqual([]);
    const { entries, site } = corpusOf(changes);
    const reviewed = entries.filter(({ number }) => [1004, 1021].includes(number));
    expect(reviewed.map((entry) => entry.reviewed)).toEqual(
      reviewed.map(({ topic }) => ({ on: today, by: site.topics[topic]?.owner })),
    );
    const line = /^reviewed: .*\n/m;
    expect(changes.map(({ text }) => text?.replace(line, ''))).toEqual(
      changes.map((change) => files.find((file) => file.path === change.path)?.text.replace(line, '')),
    );
  });

  it('is refused for a day that is none', () => {
    expect(() => review(files, { numbers: [1004], on: '2026-02-30' })).toThrow('不是日期');
  });
});
