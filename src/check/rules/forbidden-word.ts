import { customerKinds } from '../../entry/customer-texts.ts';
import { type FoundWord, findWords } from '../pattern.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

export const forbiddenWord: Rule = {
  id: 'forbidden-word',
  why: '话术会一字不差地发给客户，内部的说法不能在里面。',
  bad: ':::话术\n您好，已为您▸建单，请等待。\n:::',
  good: ':::话术\n您好，已为您记录，请等待。\n:::',
  checkText({ kind, lines }, { words, site }, report) {
    if (!customerKinds[kind].isSent) return;
    const { text, at } = toReadable(lines);
    const where = kind === 'reply' ? '话术' : '给客户看的文字';
    const named = Object.values(site.escalations).flatMap(({ label, queue, standardQuestion }) => [
      label,
      queue ?? label,
      standardQuestion ?? label,
    ]);
    const found = findWords(text, [...new Set([...words.forbidden, ...named])], words);
    for (const { written, index } of longest(found)) report(at(index), messageFor(written, where));
  },
};

/** Without the words that stand within a longer one. */
function longest(found: readonly FoundWord[]): FoundWord[] {
  return found.filter(
    ({ written, index }) =>
      !found.some(
        (other) =>
          other.written.length > written.length &&
          other.index <= index &&
          index + written.length <= other.index + other.written.length,
      ),
  );
}

function messageFor(word: string, where: string): string {
  return `${where}里有「${word}」，这是内部的说法，会原样发给客户；请换成客户听得懂的话，或移到 :::内部`;
}
