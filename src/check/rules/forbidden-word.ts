import { customerKinds } from '../../entry/customer-texts.ts';
import { fold, toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

export const forbiddenWord: Rule = {
  id: 'forbidden-word',
  why: '话术会一字不差地发给客户，内部的说法不能在里面。',
  bad: ':::话术\n您好，已为您▸建单，请等待。\n:::',
  good: ':::话术\n您好，已为您记录，请等待。\n:::',
  checkText({ kind, lines }, { words }, report) {
    if (!customerKinds[kind].isSent) return;
    const { text, at } = toReadable(lines);
    const where = kind === 'reply' ? '话术' : '给客户看的文字';
    for (const { word, index } of forbiddenIn(text, words.forbidden)) report(at(index), messageFor(word, where));
  },
};

/** Words that customers know, and that hold the letters of a forbidden one. */
const harmless = /客户端|二线城市|员工单|内部存储/g;

/** First place of each forbidden word; a word within a longer one is not named twice. */
function forbiddenIn(text: string, forbidden: readonly string[]): { word: string; index: number }[] {
  const masked = text.replace(harmless, (word) => '\uFFFC'.repeat(word.length));
  const found = forbidden.flatMap((word) => {
    const index = masked.indexOf(fold(word));
    return index < 0 ? [] : [{ word, index }];
  });
  return found.filter(
    ({ word, index }) =>
      !found.some(
        (other) =>
          other.word !== word &&
          other.word.includes(word) &&
          other.index <= index &&
          index < other.index + other.word.length,
      ),
  );
}

function messageFor(word: string, where: string): string {
  return `${where}里有「${word}」，这是内部的说法，会原样发给客户；请换成客户听得懂的话，或移到 :::内部`;
}
