import { expect, it } from 'vitest';
import { wordsFor } from '../../../src/browser/search/understood.ts';

it.each([
  ['all of the text is the question', { question: null, isWhole: false }, []],
  ['the text is longer', { question: '怎么退\n今天买的', isWhole: false }, ['按这一句找：怎么退 今天买的', '按全文找']],
  ['there is no question in it', { question: '', isWhole: false }, ['只读到寒暄，没有读到问题', '按全文找']],
  ['the whole text was asked for', { question: null, isWhole: true }, ['按全文找', '只按读出的问题找']],
])('says what was read as the question where %s', (_what, understood, words) => {
  expect(wordsFor(understood)).toEqual(words);
});
