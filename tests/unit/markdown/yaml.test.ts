import { describe, expect, it } from 'vitest';
import { yamlTexts } from '../../../src/markdown/yaml.ts';

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
