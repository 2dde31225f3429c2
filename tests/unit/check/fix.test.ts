import { beforeAll, describe, expect, it } from 'vitest';
import { loadTypesetter } from '../../../cli/typesetter.ts';
import type { CheckInput } from '../../../src/check/check.ts';
import { applyEdits, fix } from '../../../src/check/fix.ts';
import { lettersOf } from '../../../src/check/reading.ts';
import { leavesOf } from '../../../src/entry/entry.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { entryWith, inputOf, pathOf, replyIn } from './replies.ts';

let format: CheckInput['format'];

beforeAll(async () => {
  format = await loadTypesetter();
});

/** Replies after --fix. */
function mended(texts: readonly string[]): string[] {
  const files = new Map(fix(inputOf(texts, format)).map(({ path, text }) => [path, replyIn(text)]));
  return texts.map((text, index) => files.get(pathOf(index)) ?? text);
}

describe('--fix', () => {
  it.each([
    ['您好,请重新登录.', '您好，请重新登录。'],
    ['10月1日-10月7日放假', '10 月 1 日-10 月 7 日放假'],
    ['**注意:**AI生成内容请标注。', '**注意：**AI 生成内容请标注。'],
    [
      '请看**[可灵网页端](https://klingai.kuaishou.com/)**AI版。',
      '请看**[可灵网页端](https://klingai.kuaishou.com/)** AI 版。',
    ],
    ['请登录可灵ai网页端', '请登录可灵 AI 网页端'],
    ['请您\u200b留意', '请您留意'],
    ['开\u202e头\u2066', '开头'],
    ['尾号138****1234的手机', '尾号 138****1234 的手机'],
    ['尾号138\\*\\*\\*\\*1234的手机', '尾号 138\\*\\*\\*\\*1234 的手机'],
    ['[帮助AI](https://klingai.kuaishou.com/x)吧', '[帮助 AI](https://klingai.kuaishou.com/x) 吧'],
  ])('makes of %s what was meant: %s', (from, to) => {
    expect(mended([from])).toEqual([to]);
  });

  it.each([
    '尾号 138****1234，新号 139****5678。',
    '请不要输入~~或**等符号。',
    '~~ `旧价` ~~新价六十六元。',
    '~~`99`~~元现价六十六元，请放心购买。',
    '** `无水印下载` **按钮，谢谢',
    '** [会员中心](https://klingai.kuaishou.com/) **页面说明',
    '请选*Pro*模式。',
    '~~原价￥99~~现价￥66',
    '话题#可灵AI视频#参与活动。',
    '请添加@可灵AI官方账号。',
    '家庭👨‍👩‍👧‍👦和❤️‍🔥',
    'می‌خواهم',
    '1. App Store、Google Play',
    '```\n{"提示词":"一只猫,在跑"}\n```',
    '```\n打印("你好,世界!")\n```',
    '可灵\\*版',
    '!\\[图](https://klingai.kuaishou.com/x)',
    '<https://klingai.kuaishou.com/a_b>',
    '![入口]（entry.png）',
    '![入口](截屏 2026-11-24 10.33.12.png)',
    '快手好用吗',
    '参数是灵感直接给的',
  ])('leaves %s as it is', (text) => {
    expect(mended([text])).toEqual([text]);
  });

  it('never breaks a title', () => {
    const title = (text: string) =>
      `---\nnumber: 1004\ntitle: ${text}\nstatus: published\n---\n\n:::话术\n您好。\n:::\n`;
    const input = inputOf([], format);
    for (const [from, to] of [
      ['API：v1 or v2?', 'API：v1 or v2?'],
      ['会员怎么用,多少钱?', '会员怎么用，多少钱？'],
      ['API：会员能用吗', 'API：会员能用吗'],
    ] as const) {
      const file = { path: 'content/membership/a.md', text: title(from) };
      const [after = file] = fix({ ...input, files: [...input.files, file] });
      expect(after.text).toBe(title(to));
    }
  });

  it.each([
    ['您好，步骤如下：\n1、登录网页端\n2、点击「下载」', '您好，步骤如下：\n\n1. 登录网页端\n2. 点击「下载」'],
    ['1.登录\n2.下载', '1. 登录\n2. 下载'],
    ['①登录\n②下载', '1. 登录\n2. 下载'],
    ['（1）登录\n（2）下载', '1. 登录\n2. 下载'],
    ['第一步：登录\n第二步：下载', '第一步：登录\n\n第二步：下载'],
    ['• 黄金\n• 铂金', '- 黄金\n- 铂金'],
    [
      '档位\t月价\n黄金\t见购买页\n铂金\t见购买页',
      '| 档位 | 月价 |\n| --- | --- |\n| 黄金 | 见购买页 |\n| 铂金 | 见购买页 |',
    ],
    ['- 您好\n请登录', '- 您好\n\n  请登录'],
    ['3、登录\n5、下载', '3、登录\n\n5、下载'],
    ['第一行\\\n第二行', '第一行\\\n第二行'],
  ])('makes of lines that run together what they look like: %s', (from, to) => {
    expect(mended([from])).toEqual([to]);
  });

  it('keeps the line ends and the byte-order mark of a file', () => {
    expect(
      applyEdits('\uFEFFab\r\ncd\r\n', [{ line: 2, column: 1, message: '', change: { length: 1, text: 'x\ny' } }]),
    ).toBe('\uFEFFab\r\nx\r\nyd\r\n');
  });
});

const marks = [
  '*',
  '**',
  '***',
  '****',
  '_',
  '__',
  '~',
  '~~',
  '`',
  '「」',
  '“”',
  '（）',
  '()',
  '[](https://klingai.kuaishou.com/甲)',
  '\\*',
  '\\[',
  '**「',
  '> ',
  '#',
  '&lt;',
];
const contents = [
  'AI',
  '无水印下载',
  '￥99',
  '3个',
  ' 设置 ',
  '注意:',
  '`码`',
  '[页面](https://klingai.kuaishou.com/x)',
  '{{web-url}}',
  '**AI**',
  '🎁',
];
const surroundings = [
  '甲{}乙',
  'A{}B',
  '3{}元',
  '{}',
  ' {} ',
  '，{}。',
  '甲,{}.',
  '「{}」',
  '**甲{}乙**',
  '- {}版',
  '1. 甲{}',
  '| 甲{} | 乙 |\n| --- | --- |\n| {} | AI版 |',
  '第一行{}\n第二行{}',
  '[甲{}](https://klingai.kuaishou.com/)乙',
  '!{}甲',
];

function around(mark: string, content: string): string {
  if (mark.startsWith('[')) return `[${content}${mark.slice(1)}`;
  if (mark.length === 2 && !/[\x20-\x7e]{2}/.test(mark)) return `${mark.charAt(0)}${content}${mark.charAt(1)}`;
  if (mark === '**「') return `**「${content}」**`;
  if (mark === '()') return `(${content})`;
  return `${mark}${content}${mark}`;
}

describe('every mark around every text, and each of both at every place', () => {
  // A third of all, in which every two of mark, text and place come together.
  const texts = marks.flatMap((mark, row) =>
    contents.flatMap((content, column) =>
      surroundings
        .filter((_, index) => (row + column + index) % 3 === 0)
        .map((place) => place.replaceAll('{}', around(mark, content))),
    ),
  );

  it(`keeps its words when mended, and is mended once (${texts.length} texts)`, {
    tags: 'thorough',
    timeout: 240_000,
  }, () => {
    const once = mended(texts);
    expect(once.filter((text, index) => text !== texts[index]).length).toBeGreaterThan(texts.length / 4);
    expect(mended(once)).toEqual(once);
    const [before, after] = [copies(texts), copies(once)];
    for (const [index, text] of texts.entries())
      if (before[index] !== undefined)
        expect({ text, once: once[index], copied: lettersOf(after[index] ?? 'refused') }).toEqual({
          text,
          once: once[index],
          copied: lettersOf(before[index] ?? ''),
        });
  });
});

function copies(texts: readonly string[]): (string | undefined)[] {
  const { entries } = parseCorpus(inputOf(texts).files);
  const byPath = new Map(entries.map((entry) => [entry.path, leavesOf(entry, 'reply')[0]?.text]));
  return texts.map((_, index) => byPath.get(pathOf(index)));
}

it('a reply in an entry is what was put there', () => {
  expect(replyIn(entryWith('您好', 3))).toBe('您好');
});
