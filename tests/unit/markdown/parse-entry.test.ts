import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../../src/entry/entry.ts';
import { parseEntry, parseIntroduction } from '../../../src/markdown/parse-entry.ts';
import { fileWith, siteData } from '../entry/site-data.ts';

const path = 'content/membership/x.md';
const parse = (source: string) => parseEntry(path, source, siteData);
/** `line:column rule` of each problem; the body of `fileWith` begins on line 7. */
const places = (source: string) => parse(source).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

describe('a sound entry', () => {
  it('keeps replies, internal notes, branches and escalation apart', () => {
    const body =
      ':::话术\n您好\n:::\n\n:::内部\n先核实\n:::\n\n::::情形[在网页端充的]\n\n:::话术\n请登录\n:::\n\n:::升级{路径=二线}\n还不行时\n:::\n\n::::';
    const { entry, problems } = parse(fileWith(body));
    expect(problems).toEqual([]);
    expect(leavesOf(entry ?? { blocks: [] }, 'reply').map(({ when, text }) => [when, text])).toEqual([
      [null, '您好'],
      ['在网页端充的', '请登录'],
    ]);
    expect(leavesOf(entry ?? { blocks: [] }, 'internal').map(({ text }) => text)).toEqual(['先核实']);
    expect(leavesOf(entry ?? { blocks: [] }, 'escalation')[0]).toMatchObject({
      route: '二线',
      when: '在网页端充的',
      text: '还不行时',
    });
  });

  it('may have no reply at all', () => {
    expect(parse(fileWith(':::升级{路径=二线}\n:::')).problems).toEqual([]);
  });

  it('takes its topic and slug from the path', () => {
    const { entry } = parseEntry(
      'content/membership/subscription/no-downgrade.md',
      fileWith(':::话术\n您好\n:::'),
      siteData,
    );
    expect(entry).toMatchObject({ topic: 'membership/subscription', slug: 'no-downgrade' });
  });

  it('reads the same with a byte-order mark and Windows line ends', () => {
    const source = fileWith(':::话术\n您好\n:::');
    expect(parse(`\uFEFF${source.replaceAll('\n', '\r\n')}`).entry).toEqual(parse(source).entry);
  });
});

describe('what would turn an internal note into a reply, or hide a text', () => {
  it.each([
    ['an unknown mark', ':::话述\n您好\n:::', ['7:1 known-block']],
    ['full-width colons', '：：：内部\n先核实\n：：：', ['7:1 known-block', '9:1 known-block']],
    ['a full-width mark inside a reply', ':::话术\n您好\n\n：：：内部\n先核实\n:::', ['10:1 known-block']],
    ['two colons inside a reply', ':::话术\n您好\n::内部\n先核实\n:::', ['9:1 known-block']],
    ['a space after the colons', '::: 话术\n您好\n:::', ['7:1 known-block', '9:1 known-block']],
    ['an unclosed block', ':::话术\n您好', ['7:1 closed-block']],
    ['a closing line without an opening one', ':::话术\n您好\n:::\n\n:::', ['11:1 known-block']],
    ['text outside any block', '您好\n\n:::话术\n您好\n:::', ['7:1 text-in-block']],
    ['text in a branch but in no block', '::::情形[甲]\n您好\n\n:::话术\n好\n:::\n::::', ['8:1 text-in-block']],
    ['an internal note inside a reply', '::::话术\n您好\n\n:::内部\n先核实\n:::\n::::', ['10:1 block-place']],
    [
      'a block inside a list',
      ':::话术\n- 您好\n\n  :::内部\n  先核实\n  :::\n:::',
      ['10:3 block-place', '13:1 known-block'],
    ],
    ['a branch that does not say when', '::::情形\n\n:::话术\n您好\n:::\n\n::::', ['7:1 block-label']],
    ['a reply with a label', ':::话术[给客户]\n您好\n:::', ['7:1 block-label']],
    ['an escalation without a route', ':::升级\n:::', ['7:1 block-attribute']],
    ['an unknown route', ':::升级{路径=三线}\n:::', ['7:1 known-route']],
    ['an unknown attribute', ':::内部{对象=客户}\n先核实\n:::', ['7:1 block-attribute']],
    ['two escalations', ':::升级{路径=二线}\n:::\n\n:::升级{路径=二线}\n:::', ['10:1 one-escalation']],
    ['an empty reply', ':::话术\n:::', ['7:1 empty-block']],
    ['raw HTML', ':::话术\n<b>您好</b>\n:::', ['8:1 plain-markdown', '8:6 plain-markdown']],
    ['a script', ':::话术\n<script>alert(1)</script>\n:::', ['7:1 empty-block', '8:1 plain-markdown']],
    ['a javascript link', ':::话术\n[您好](javascript:alert(1))\n:::', ['8:1 link-target']],
    ['an unknown fact', ':::话术\n税率 {{tax}}\n:::', ['8:4 known-fact']],
    ['an empty body', '', ['8:1 has-block']],
  ])('%s is a problem with its place', (_name, body, expected) => {
    expect(places(fileWith(body))).toEqual(expected);
    expect(parse(fileWith(body)).entry).toBeNull();
  });

  it('says how to mend a misspelt mark', () => {
    expect(parse(fileWith(':::话述\n您好\n:::')).problems[0]?.message).toBe(
      '没有「话述」这种标记，应为 话术、内部、情形、升级 之一；请改成 :::话术',
    );
  });

  it('reports all problems of a file at once', () => {
    const source = fileWith(':::话述\n您好\n:::\n\n多余', 'number: 一千\ntitle: 问题\nstatus: 上线\nstatsu: published');
    expect(places(source)).toEqual([
      '2:1 front-matter',
      '4:1 front-matter',
      '5:1 front-matter',
      '8:1 known-block',
      '12:1 text-in-block',
    ]);
  });
});

describe('front matter', () => {
  it.each([
    ['a missing title', 'number: 1005\nstatus: published', '2:1 front-matter'],
    ['a misspelt field', 'number: 1005\ntitle: 问题\nstatsu: x\nstatus: published', '4:1 front-matter'],
    ['a number in quotes', "number: '1005'\ntitle: 问题\nstatus: published", '2:1 front-matter'],
    [
      'an alias that is no text',
      'number: 1005\ntitle: 问题\nstatus: published\naliases: [好, 12]',
      '5:14 front-matter',
    ],
    [
      'a date that does not exist',
      'number: 1005\ntitle: 问题\nstatus: published\nvalidUntil: 2026-02-30',
      '5:1 front-matter',
    ],
    [
      'an end before its beginning',
      'number: 1005\ntitle: 问题\nstatus: published\nvalidFrom: 2026-03-01\nvalidUntil: 2026-02-01',
      '6:1 front-matter',
    ],
    ['a field written twice', 'number: 1005\ntitle: 问题\ntitle: 问题\nstatus: published', '4:1 yaml'],
    [
      'a reviewer who is missing',
      'number: 1005\ntitle: 问题\nstatus: published\nreviewed: { on: 2026-01-01 }',
      '5:1 front-matter',
    ],
  ])('%s is reported at its line', (_name, frontMatter, expected) => {
    expect(places(fileWith(':::话术\n您好\n:::', frontMatter))).toEqual([expected]);
  });

  it('must be there', () => {
    expect(places(':::话术\n您好\n:::\n')[0]).toBe('1:1 front-matter');
  });

  it('survives an alias bomb', () => {
    const bomb = `number: &a [1,1]\n${'bcdefgh'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
      .join('\n')}`;
    expect(parse(fileWith(':::话术\n您好\n:::', bomb)).entry).toBeNull();
  });
});

describe('paths', () => {
  it.each([
    ['content/nowhere/x.md', 'known-topic'],
    ['content/membership/Wasser.md', 'file-name'],
    ['content/membership/subscription.md', 'duplicate-url'],
  ])('%s breaks %s', (where, rule) => {
    expect(parseEntry(where, fileWith(':::话术\n您好\n:::'), siteData).problems.map((problem) => problem.rule)).toEqual(
      [rule],
    );
  });
});

describe('an introduction', () => {
  it('is plain Markdown without blocks', () => {
    expect(parseIntroduction('content/membership/index.md', '规则见 [1013](/q/1013/)。\n', siteData)).toMatchObject({
      html: '<p>规则见 <a href="/q/1013/">1013</a>。</p>',
      problems: [],
    });
  });

  it('refuses blocks and HTML', () => {
    const { problems } = parseIntroduction('content/membership/index.md', ':::话术\n您好\n:::\n\n<i>x</i>\n', siteData);
    expect(problems.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '1 known-block',
      '5 plain-markdown',
      '5 plain-markdown',
    ]);
  });
});

describe('a mark that is nearly right', () => {
  const messages = (body: string) => parse(fileWith(body)).problems.map(({ message }) => message);
  const inner = '\n\n:::话术\n您好\n:::\n\n';

  it.each([
    `::::情形【在网页端充的】${inner}::::`,
    `::::情形（在网页端充的）${inner}::::`,
    ':::升级{路径＝二线}\n不行时\n:::',
    ':::升级｛路径=二线｝\n不行时\n:::',
  ])('is told that its brackets are full-width: %j', (body) => {
    expect(messages(body)[0]).toContain('里有全角的括号或等号，不会被当作标记；请改成半角');
  });

  it('blames the outer fence where that has too few colons', () => {
    const [first] = parse(fileWith(`:::情形[在网页端充的]${inner}:::`)).problems;
    expect(first).toMatchObject({ line: 7, rule: 'closed-block' });
    expect(first?.message).toContain('请把「情形」的开头和结尾都写成 ::::');
  });
});
