import { stringify } from 'yaml';
import { isSlug } from './paths.ts';
import type { Words } from './site-data.ts';
import { fewestAliases } from './upkeep.ts';

/** A new entry before anybody has written the answer: number, address, and a file with blanks. */

export interface Draft {
  number: number;
  title: string;
}

/** How a blank of a new entry begins. An editor fills in the blanks; the rule `blank` reports each that is left. */
export const blankMark = '【待填写';

/** @param numbers every number that was ever used, on any branch and in redirects */
export function nextNumber(numbers: Iterable<number>): number {
  let highest = 999;
  for (const number of numbers) highest = Math.max(highest, number);
  return highest + 1;
}

/** The file of a new entry: sound but for its blanks, which the gate reports one by one. */
export function draftText({ number, title }: Draft): string {
  const fill = (what: string) => `${blankMark}：${what}】`;
  // The number keeps the blanks of two drafts apart; otherwise both would seem to share an alias.
  const aliases = Array.from({ length: fewestAliases }, (_, index) => `  - ${fill(`${number} 的别名 ${index + 1}`)}`);
  return [
    '---',
    `number: ${number}`,
    `title: ${oneLine(title)}`,
    'aliases:',
    ...aliases,
    'status: published',
    '---',
    '',
    ':::话术',
    `您好，${fill('可以直接发出去的答复')}`,
    ':::',
    '',
    ':::内部',
    fill('只给客服看的提示；没有就删去这三行'),
    ':::',
    '',
  ].join('\n');
}

/** A title as YAML, quoted where its characters would mean something else. */
function oneLine(title: string): string {
  return stringify(title, { lineWidth: 0, singleQuote: true }).trimEnd();
}

/** What is wrong with an address, or null. */
export function slugProblem(slug: string, isTaken: (slug: string) => boolean): string | null {
  if (!isSlug(slug)) return `「${slug}」不能做网址；只用小写英文字母、数字和连字符，例如 remove-watermark`;
  if (slug === 'index') return '「index」是专题介绍的文件名；请换一个，例如 remove-watermark';
  if (slug.length > 60) return `「${slug}」太长，网址最多 60 个字符；请只留两三个词，例如 remove-watermark`;
  return isTaken(slug) ? `「${slug}」已经有了；请换一个` : null;
}

/** A first idea for an address, from the words of the question in their order; null if none is known. */
export function suggestSlug(
  question: string,
  words: Words['slugs'],
  isTaken: (slug: string) => boolean,
): string | null {
  let rest = question.toLowerCase();
  const found: { at: number; word: string }[] = [];
  for (const [word, sayings] of Object.entries(words)) {
    const [first] = sayings.map((said) => ({ said, at: rest.indexOf(said.toLowerCase()) })).filter(({ at }) => at >= 0);
    if (!first) continue;
    found.push({ at: first.at, word });
    // Same length, so that places stay comparable.
    rest = rest.replace(first.said.toLowerCase(), ' '.repeat(first.said.length));
  }
  const inOrder = found.sort((a, b) => a.at - b.at).map(({ word }) => word);
  const whole = [...new Set(inOrder)].slice(0, 4).join('-');
  if (!whole) return null;
  for (let count = 1; count < 100; count++) {
    const slug = count === 1 ? whole : `${whole}-${count}`;
    if (slugProblem(slug, isTaken) === null) return slug;
  }
  return null;
}
