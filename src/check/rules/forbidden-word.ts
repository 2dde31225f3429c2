import { dataPlace } from '../data-lines.ts';
import { fold, toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';
import { replies } from '../source-document.ts';

export const forbiddenWord: Rule = {
  id: 'forbidden-word',
  why: '话术会一字不差地发给客户，内部的说法不能在里面。',
  bad: ':::话术\n您好，已为您▸建单，请等待。\n:::',
  good: ':::话术\n您好，已为您记录，请等待。\n:::',
  check(document, { words }, report) {
    for (const { lines } of replies(document)) {
      const { text, at } = toReadable(lines);
      for (const { word, index } of forbiddenIn(text, words.forbidden)) report(at(index), messageFor(word, '话术'));
    }
  },
  checkCorpus({ words, site, textOf }, report) {
    const data = [
      ...Object.entries(site.escalations).map(([id, { tellCustomer = '' }]) => ({
        file: 'escalations',
        field: [id, 'tellCustomer'],
        text: tellCustomer,
      })),
      ...Object.entries(site.facts).map(([id, { text }]) => ({ file: 'facts', field: [id, 'text'], text })),
    ];
    for (const { file, field, text } of data) {
      const path = `content/${file}.yml`;
      for (const { word } of forbiddenIn(fold(text), words.forbidden))
        report(path, dataPlace(textOf(path), field), messageFor(word, '给客户看的文字'));
    }
  },
};

/** First place of each forbidden word; a word within a longer one is not named twice. */
function forbiddenIn(text: string, forbidden: readonly string[]): { word: string; index: number }[] {
  const found = forbidden.flatMap((word) => {
    const index = text.indexOf(fold(word));
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
