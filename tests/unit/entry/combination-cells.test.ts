import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  cellName,
  cellsOf,
  entriesOf,
  levelsAt,
  lineOf,
  type Row,
  readChoices,
  relations,
  rowFor,
  unstated,
} from '../../../src/entry/combination-cells.ts';
import { combinationsSchema } from '../../../src/entry/combinations.ts';
import { parseYaml } from '../../../src/markdown/yaml.ts';
import { frozenContent } from '../../built/corpora.ts';

const source = readFileSync(join(frozenContent, 'combinations.yml'), 'utf8');
const { data } = parseYaml(source, combinationsSchema);
if (!data) throw new Error('combinations.yml cannot be read');
const table = data;
const names = Object.keys(table.options);
const everyCell = cellsOf({ have: names, buy: names, level: [...relations] });

/** What the source document says of each cell, written out: 能 and when what is bought begins, 不能, or nothing. */
const stated: Record<string, string> = {
  '单品 单品 低': unstated,
  '单品 单品 同': unstated,
  '单品 单品 高': unstated,
  '单品 包月 低': '单品到期后 1013',
  '单品 包月 同': '立即 1013',
  '单品 包月 高': '立即 1013',
  '单品 包季 低': '单品到期后 1013',
  '单品 包季 同': '立即 1013',
  '单品 包季 高': '立即 1013',
  '包月 单品 低': '订阅结束且不再续订后 1017',
  '包月 单品 同': '订阅结束且不再续订后 1017',
  '包月 单品 高': '立即 1017',
  '包月 包月 低': '不能 1016',
  '包月 包月 同': unstated,
  '包月 包月 高': '立即 1015',
  '包月 包季 低': '不能 1016',
  '包月 包季 同': '立即 1015',
  '包月 包季 高': '立即 1015',
  '包季 单品 低': '订阅结束且不再续订后 1017',
  '包季 单品 同': '订阅结束且不再续订后 1017',
  '包季 单品 高': '立即 1017',
  '包季 包月 低': '不能 1015',
  '包季 包月 同': '不能 1015',
  '包季 包月 高': '立即 1015',
  '包季 包季 低': '不能 1015',
  '包季 包季 同': unstated,
  '包季 包季 高': '立即 1015',
};

function summaryOf({ can, starts, reply }: Row): string {
  if (!can) return unstated;
  return `${can === '不能' ? can : starts} ${reply}`;
}

describe('the table of rules', () => {
  it.each(everyCell)('answers $have × $buy × $level as the source does, or says that the source does not', (cell) => {
    const row = rowFor(table, cell);
    expect(row && summaryOf(row)).toBe(stated[`${cell.have} ${cell.buy} ${cell.level}`]);
  });

  it.each(everyCell)('says $have × $buy × $level in one line', (cell) => {
    const line = lineOf(rowFor(table, cell) as Row);
    expect(line).not.toMatch(/undefined|\n/);
    expect(line).toMatch(new RegExp(`^(能买 · 何时生效：.+ · 何时扣款：.+ · 原来剩余：.+|不能买.*|${unstated})$`));
  });

  it('is about the six entries of the topic', () => {
    expect(entriesOf(table)).toEqual([1013, 1014, 1015, 1016, 1017, 1018]);
  });

  it('has no row for a choice that leaves several', () => {
    expect(rowFor(table, { have: '单品' })).toBeNull();
    expect(rowFor(table, { have: '单品', buy: '包月', level: '低' })).toBe(
      rowFor(table, { have: '单品', buy: '包季', level: '低' }),
    );
  });

  it('names the levels that lie below and above', () => {
    expect(relations.map((relation) => levelsAt(table.levels, '铂金', relation))).toEqual([
      ['黄金'],
      ['铂金'],
      ['钻石'],
    ]);
    expect(levelsAt(table.levels, '黄金', '低')).toEqual([]);
    expect(levelsAt(table.levels, '黄金', '高')).toEqual(['铂金', '钻石']);
  });
});

describe('a file that leaves a cell out', () => {
  const problems = (text: string) => parseYaml(text, combinationsSchema).findings.map(({ message }) => message);

  it('is a problem, and so are two rows for a cell and a name that is not there', () => {
    const without = source.replace('  - { have: [包季], buy: [包季], level: [同], see: [1015] }\n', '');
    expect(problems(without).join('\n')).toContain('已有包季、再买包季、同档 还没有写');
    expect(problems(source.replace('level: [同, 高]', 'level: [低, 同, 高]')).join('\n')).toContain('写了两行');
    expect(problems(source.replace('buy: [包月, 包季]', 'buy: [包年]')).join('\n')).toContain('没有「包年」');
  });
});

describe('a question that makes the choices', () => {
  const read = (question: string) => {
    const chosen = readChoices(table, question);
    return chosen && `${chosen.owned ?? ''} ${cellName(chosen as Cell)}`.trim();
  };

  it.each([
    ['有钻石单品还能订阅黄金吗', '钻石 已有单品、再买包月、低档'],
    ['我是钻石年卡，买了铂金连续包月什么时候扣钱', '钻石 已有单品、再买包月、低档'],
    ['黄金连续包月能不能换成黄金连续包季', '黄金 已有包月、再买包季、同档'],
    ['连续包季的铂金还可以买一个月会员钻石吗', '铂金 已有包季、再买单品、高档'],
    ['有铂金单买的会员，想买连续包月高一档的', '铂金 已有单品、再买包月、高档'],
  ])('%s', (question, expected) => {
    expect(read(question)).toBe(expected);
  });

  it.each(['会员怎么去水印', '有单品还能订阅吗', '订阅了铂金还可以订阅黄金吗', '还能订阅黄金吗', ''])(
    'leaves open what the question leaves open: %s',
    (question) => {
      expect(readChoices(table, question)).toBeNull();
    },
  );
});
