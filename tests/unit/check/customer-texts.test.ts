import { beforeAll, describe, expect, it } from 'vitest';
import { loadTypesetter } from '../../../cli/typesetter.ts';
import { type CheckInput, check } from '../../../src/check/check.ts';
import { fix } from '../../../src/check/fix.ts';
import { severityOf } from '../../../src/check/severity.ts';
import { dataFiles } from '../../../src/entry/paths.ts';
import type { Problem } from '../../../src/entry/problem.ts';
import { levelsOf } from '../../levels.ts';
import { base, fileOf } from './changes.ts';

let format: CheckInput['format'];
/** What the small corpus lacks, which no probe adds. */
let before: Set<string>;

beforeAll(async () => {
  format = await loadTypesetter();
  before = new Set(problemsOf(new Map(base)).map(keyOf));
});

/** What is written · instead of what · the rule that stops it; `▸` stands before the place where it must be reported. */
type Probe = [to: string, from: string, rule: string];

const { escalations, facts } = dataFiles;
const promise = '{{callback-days}}内';
const question = 'label: 客户的问题和诉求';

const routeProbes: Probe[] = [
  ['▸{{callback-day}} 内', promise, 'known-fact'],
  ['▸【待填写：时间】', promise, 'blank'],
  ['请您▸**留意**', '请您留意', 'literal-markup'],
  ['请您看▸[这里](https://klingai.kuaishou.com/)', '请您留意', 'literal-markup'],
  ['请您留意▸`回拨`', '请您留意', 'literal-markup'],
  ['▸下周内', promise, 'passing-word'],
  ['▸11 月 3 日内', promise, 'passing-word'],
  ['▸「3 个工作日内', promise, 'brackets'],
  ['请您▸见上文', '请您留意', 'points-elsewhere'],
  ['请您留意▸[图片]', '请您留意', 'chat-leftover'],
  ['▸请提供密码', '请您留意', 'asks-secret'],
  ['请您打开▸{{web-url}}留意', '请您留意', 'glued-address'],
  ['请您留意 ▸Kлing', '请您留意', 'mixed-letters'],
  ['请您留意▸{税率}', '请您留意', 'literal-markup'],
  ['请您▸\u200b留意', '请您留意', 'invisible-character'],
  ['请您留意▸,谢谢', '请您留意', 'typography'],
  ['请您留意▸可灵ai', '请您留意', 'product-name'],
  ['请您留意▸工单', '请您留意', 'forbidden-word'],
  ['▸告知您结果', '告知您相关的情况', 'promise'],
  ['请您留意 ▸https://www.baidu.com/ ', '请您留意', 'external-host'],
  ['请您留意 ▸https://kling.corp.kuaishou.com/ ', '请您留意', 'internal-host'],
  ['请您留意 ▸10.23.4.56 ', '请您留意', 'internal-host'],
  ['请您留意 ▸13812345678', '请您留意', 'personal-data'],
  ['▸5 个工作日内', promise, 'fact-value'],
  // This route is that of an entry whose internal note says so.
  [
    '▸先核实客户在哪里充的会员，再按渠道答复。高级顾问会在 {{callback-days}}内',
    `高级顾问会在 ${promise}`,
    'internal-repeated',
  ],
  // A table of an entry that is still in doubt says so.
  ['黄金会员每季 ▸66 元，请您留意', '请您留意', 'doubted-figure'],
  ["label: '▸{{nope}}'", question, 'known-fact'],
  ['label: 快手▸{{nope}}', question, 'known-fact'],
  // Without quotes, YAML takes the braces for a list of its own.
  ['▸label: {{nope}}', question, 'front-matter'],
  ['label: ▸【待填写：要记什么】', question, 'blank'],
  ['label: 用户的▸**问题**和诉求', question, 'literal-markup'],
  ['label: 用户的▸「问题和诉求', question, 'brackets'],
  ['label: 用户在▸可林AI 的问题', question, 'product-name'],
  ['label: 客户的问题▸,和诉求', question, 'typography'],
  ['how: 登录▸{{web-ur}}', 'how: 登录可灵 AI 网页端（{{web-url}}）', 'known-fact'],
  ['standardQuestion: 可灵AI-▸【待填写】', 'standardQuestion: 可灵AI-其他问题', 'blank'],
];

const factProbes: Probe[] = [
  ['text: ▸【待填写：天数】', 'text: 10 个工作日', 'blank'],
  ['text: ▸下周', 'text: 10 个工作日', 'passing-word'],
  ['text: 3 分钟，▸「大约', 'text: 3 分钟', 'brackets'],
  ['text: "▸**10 个工作日**"', 'text: 10 个工作日', 'literal-markup'],
  ['text: ▸\u200b10 个工作日', 'text: 10 个工作日', 'invisible-character'],
  ["text: '▸{{tax-rate}}'", 'text: 10 个工作日', 'known-fact'],
  ['text: 以▸工单为准', 'text: 10 个工作日', 'forbidden-word'],
  ['text: 以▸可零AI 为准', 'text: 10 个工作日', 'product-name'],
  ['text: 10 个工作日▸,约', 'text: 10 个工作日', 'typography'],
  ['text: ▸https://www.baidu.com/', 'text: https://klingai.kuaishou.com/', 'external-host'],
  ['text: ▸https://kling.corp.kuaishou.com/', 'text: https://klingai.kuaishou.com/', 'internal-host'],
  ['text: ▸13812345678', 'text: 10 个工作日', 'personal-data'],
  ['text: |-\n    第一行\n    ▸【待填写】', 'text: 10 个工作日', 'blank'],
];

describe.each([
  [escalations, routeProbes],
  [facts, factProbes],
])('a text for customers in %s', (path, probes) => {
  for (const { rows, tags } of levelsOf(probes, 4))
    it.each(rows)(
      '%s is stopped where it is written, and is no fault of an entry that uses it',
      { tags },
      (to, from, rule) => {
        const { contents, place } = changed(path, from, to);
        const found = newProblems(contents);
        const at = found.filter((problem) => problem.rule === rule).map(({ line, column }) => `${line}:${column}`);
        expect(at).toContain(place);
        expect(found.filter((problem) => severityOf(problem) === '错误').map((problem) => problem.path)).toEqual(
          expect.arrayContaining([path]),
        );
        expect(found.filter((problem) => problem.rule === rule && problem.path !== path)).toEqual([]);
      },
    );
});

describe('a fact', () => {
  it('may be a date', () => {
    const { contents } = changed(facts, 'text: 300 字', 'text: 2026 年 12 月 31 日');
    expect(newProblems(contents).filter((problem) => severityOf(problem) === '错误')).toEqual([]);
  });

  it('is not what an entry in doubt has in its notes', () => {
    const { contents, place } = changed(facts, 'text: 300 字', 'text: ▸66 元');
    const path = 'content/membership/benefits.md';
    contents.set(path, (contents.get(path) ?? '').replace('具体套餐', '季费是 {{bio-limit}}，具体套餐'));
    expect(newProblems(contents)).toContainEqual(
      expect.objectContaining({ path: facts, rule: 'doubted-figure', line: Number(place.split(':')[0]), column: 9 }),
    );
  });

  it('does not repeat an internal note of an entry that says it', () => {
    const { contents } = changed(facts, 'text: 300 字', 'text: 请勿向外透露具体的分辨率');
    const path = 'content/creation/resolution.md';
    contents.set(path, (contents.get(path) ?? '').replace('您好，', '您好，{{bio-limit}}，'));
    expect(newProblems(contents)).toContainEqual(
      expect.objectContaining({ path: facts, rule: 'internal-repeated', line: 54, column: 9 }),
    );
  });

  it('is judged as it will be read, whatever YAML makes of it', () => {
    const { contents } = changed(facts, 'text: 300 字', String.raw`text: "300\u200b 字"`);
    const found = newProblems(contents);
    expect(found).toContainEqual(expect.objectContaining({ path: facts, rule: 'invisible-character', line: 54 }));
    // Where characters are escaped, a place in the text is none in the line.
    expect(fix(inputOf(contents)).map(({ path }) => path)).not.toContain(facts);
  });
});

describe('--fix', () => {
  it('mends data files as it does entries', () => {
    const { contents } = changed(escalations, '请您留意', '请您\u200b留意可灵ai');
    const mended = fix(inputOf(contents)).find(({ path }) => path === escalations);
    expect(mended?.text).toBe(base.get(escalations)?.replace('请您留意', '请您留意可灵 AI'));
  });

  it('leaves the names of the ticket system as they are there', () => {
    expect(fix(inputOf(new Map(base))).map(({ path }) => path)).not.toContain(escalations);
  });
});

function changed(path: string, from: string, to: string) {
  const text = base.get(path) ?? '';
  expect(text).toContain(from);
  const marked = text.replace(from, to);
  const lines = marked.slice(0, Math.max(0, marked.indexOf('▸'))).split('\n');
  const contents = new Map(base).set(path, marked.replace('▸', ''));
  return { contents, place: `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}` };
}

function newProblems(contents: ReadonlyMap<string, string>): Problem[] {
  return problemsOf(contents).filter((problem) => !before.has(keyOf(problem)));
}

function problemsOf(contents: ReadonlyMap<string, string>): Problem[] {
  return check(inputOf(contents));
}

function inputOf(contents: ReadonlyMap<string, string>): CheckInput {
  const files = [...contents].map(([path, text]) => fileOf(path, text));
  return { files, assets: [...contents.keys()], today: '2026-11-24', format: format ?? null };
}

function keyOf({ path, rule, message }: Problem): string {
  return `${path} ${rule} ${message}`;
}
