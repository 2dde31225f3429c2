import { describe, expect, it } from 'vitest';
import { withoutRow, yamlTexts } from '../../../src/markdown/yaml.ts';

describe('yamlTexts', () => {
  it.each([
    ['a plain text', 'a: 3 天', ['1:4 3 天']],
    ['a quoted text, without its quotes', "a: '3 天'", ['1:5 3 天']],
    ['a text with escapes, as it is read', String.raw`a: "3\u200b 天"`, ['1:5 3\u200b 天']],
    ['a text on several lines', 'a: 甲\n  乙', ['1:4 甲', '2:3 乙']],
    ['a block of text', 'a: |-\n  甲\n  乙', ['2:3 甲', '3:3 乙']],
    ['a text that another one names', 'a: &b 甲\nc: *b', ['1:7 甲', '1:7 甲']],
    ['no figure, and nothing that cannot be read', 'a: 3\nb: [', []],
  ])('gives %s its place', (_name, source, expected) => {
    const lines = yamlTexts(source).flatMap((text) => text.lines);
    expect(lines.map(({ line, column, text }) => `${line}:${column} ${text}`)).toEqual(expected);
  });

  it('says by which keys a text is reached', () => {
    const source = '二线:\n  record:\n    - label: 账号\n';
    expect(yamlTexts(source).map(({ field }) => field)).toEqual([['二线', 'record', '0', 'label']]);
  });
});

const list = '# 说明\n- { about: 甲 }\n# 乙为什么在这里\n- about: 乙\n  tell: 您好\n- { about: 丙 }\n';

it.each([
  ['the first', 0, '# 说明\n# 乙为什么在这里\n- about: 乙\n  tell: 您好\n- { about: 丙 }\n'],
  ['one of several lines', 1, '# 说明\n- { about: 甲 }\n# 乙为什么在这里\n- { about: 丙 }\n'],
  ['the last', 2, '# 说明\n- { about: 甲 }\n# 乙为什么在这里\n- about: 乙\n  tell: 您好\n'],
])('a list loses %s row, and nothing else', (_which, index, rest) => {
  expect(withoutRow(list, index)).toBe(rest);
});

it('the last row may end without a line break', () => {
  expect(withoutRow('- { about: 甲 }\n- { about: 乙 }', 1)).toBe('- { about: 甲 }\n');
});

it('a list that loses its only row is still a list', () => {
  expect(withoutRow('# 说明\n- { about: 甲 }\n', 0)).toBe('# 说明\n[]\n');
});

it('rows that share a line cannot be taken out one by one', () => {
  expect(withoutRow('[{ about: 甲 }, { about: 乙 }]', 0)).toBeNull();
  expect(withoutRow(list, -1)).toBeNull();
});
