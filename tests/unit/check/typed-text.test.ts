import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { lettersOf } from '../../../src/check/reading.ts';
import { severityOf } from '../../../src/check/severity.ts';
import { leavesOf } from '../../../src/entry/entry.ts';
import { parseCorpus } from '../../../src/markdown/corpus.ts';
import { random } from '../../fuzz/random.ts';
import { inputOf, pathOf } from './replies.ts';

const marks = [
  '*',
  '**',
  '***',
  '****',
  '_',
  '__',
  '~',
  '~~',
  '~~~',
  '`',
  '```',
  '>',
  '+',
  '-',
  '#',
  '\\',
  '|',
  '[',
  ']',
];
marks.push(
  '](',
  '[a](',
  '![',
  '!',
  '(',
  ')',
  '<',
  '</',
  '&',
  '&lt;',
  ':',
  '::',
  '=',
  '==',
  '---',
  '1.',
  '2)',
  '"',
  "'",
  '$',
  '{',
  '@',
  '.',
);
const words = [
  '会员',
  '300',
  'px',
  '可灵 AI',
  '138',
  '，',
  ' ',
  '\n',
  '\n\n',
  '1234 元',
  'C:',
  'init',
  'https://klingai.kuaishou.com/',
];

/** Replies made of words and marks in any order, as nobody would write them on purpose. */
function replies(count: number, seed: number): string[] {
  const next = random(seed);
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? '';
  return Array.from({ length: count }, () => {
    const pieces = Array.from({ length: 3 + Math.floor(next() * 8) }, () => pick(next() < 0.45 ? marks : words));
    return `您好${pieces.join('')}好`;
  });
}

const seed = Number(process.env['FUZZ_SEED'] ?? 20261124);
const count = Number(process.env['FUZZ_COUNT'] ?? 800);

describe('what is copied', () => {
  it('has every letter and digit of what was typed, or the gate stops it', { timeout: 60_000 }, () => {
    const texts = replies(count, seed);
    const input = inputOf(texts);
    const stopped = new Set(
      check(input)
        .filter((problem) => severityOf(problem) === '错误')
        .map(({ path }) => path),
    );
    const copied = new Map(
      parseCorpus(input.files).entries.map((entry) => [entry.path, leavesOf(entry, 'reply')[0]?.text]),
    );
    const passed = texts.map((text, index) => ({ text, path: pathOf(index) })).filter(({ path }) => !stopped.has(path));
    expect(passed.length).toBeGreaterThan(60);
    for (const { text, path } of passed)
      expect({ text, letters: lettersApartFromNames(copied.get(path) ?? '') }).toEqual({
        text,
        letters: lettersApartFromNames(text),
      });
  });
});

/** `&lt;` is a way to type <, but not in an address; no word here has these letters. */
function lettersApartFromNames(text: string): string {
  return lettersOf(text).replaceAll('lt', '');
}
