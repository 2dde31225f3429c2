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
    const list = [...new Set([...words.forbidden, ...named])];
    const plain = unspelled(text);
    const hidden = findWords(plain.text, list, words).map((found) => ({
      ...found,
      index: plain.from[found.index] ?? 0,
    }));
    const found = findWords(text, list, words);
    const known = new Set(found.map(({ word }) => word));
    for (const { written, index } of longest([...found, ...hidden.filter(({ word }) => !known.has(word))]))
      report(at(index), messageFor(written, where));
  },
};

/** Characters of other spellings of the same word. */
const variants: Record<string, string> = {
  単: '单',
  單: '单',
  內: '内',
  線: '线',
  話: '话',
  術: '术',
  戶: '户',
  庫: '库',
  識: '识',
};

/** Signs between two Chinese characters. */
const separators = /(?<=\p{Script=Han})[.·・_~|/\\^'-]+(?=\p{Script=Han})/gu;

/** A text as who hides a word in it means it: 工.单 and 工單 are 工单. `from[i]` is the index of each character in the original. */
function unspelled(text: string): { text: string; from: number[] } {
  let out = '';
  const from: number[] = [];
  for (const { 0: character, index } of text
    .replace(separators, (all) => '\uFFFC'.repeat(all.length))
    .matchAll(/[^\uFFFC]/g)) {
    out += variants[character] ?? character;
    from.push(index);
  }
  return { text: out, from };
}

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
