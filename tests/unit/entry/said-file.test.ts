import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { withSentences } from '../../../src/entry/said-file.ts';

const file = '# 快影\n学生:\n  - 去不了标 # 错字照抄\n\n客服:\n  - { q: 水印还在, also: [1004] }\n';

test('sentences join those of their voice, and everything else stays as it was typed', () => {
  expect(withSentences(file, '学生', ['快影的标'])).toBe(file.replace('\n\n客服', '\n  - 快影的标\n\n客服'));
  expect(withSentences(file, '客服', ['快影的标'])).toBe(`${file}  - 快影的标\n`);
});

test('a voice that is new stands at the end, in a file that may be new too', () => {
  expect(withSentences(file, '日志 2026-11', ['快影的标'])).toBe(`${file}日志 2026-11:\n  - 快影的标\n`);
  expect(withSentences('', '日志 2026-11', ['甲', '乙'])).toBe('日志 2026-11:\n  - 甲\n  - 乙\n');
});

test('whatever a sentence is made of, YAML reads it as it was', () => {
  const sentences = [
    '去标: # [怎么] 弄',
    '- 怎么',
    '123',
    'true',
    '@谁',
    '*a',
    '{a',
    '"引"',
    '~',
    '? a',
    '取消:',
    "it's",
    '&x',
    '|',
  ];
  expect(parse(withSentences(file, '123', sentences))).toEqual({ ...parse(file), 123: sentences });
});
