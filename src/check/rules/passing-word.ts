import { customerKinds } from '../../entry/customer-texts.ts';
import { toDigits } from '../numerals.ts';
import { findWords } from '../pattern.ts';
import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

/** Dates without a year, or with one: 10 月中旬, 11 月 3 日, 12/20, 2026 年; and days of the week that are no opening hours. */
const dates =
  /(?<![\d.])(?:20\d\d年|(?:1[0-2]|0?[1-9])月(?:\d{1,2}[日号]|[上中下]旬|初|底|中|份)|[一二三四五六七八九十]{1,2}月(?:[上中下]旬|初|底|份))|(?<![\d./])(?:1[0-2]|0?[1-9])[/.](?:[12]\d|3[01]|0?[1-9])(?=[起前后日号]|之[前后]|以[前后])|(?<![每至到~-])(?:周|星期|礼拜)[一二三四五六日天](?![至到~\d-])/g;

export const passingWord: Rule = {
  id: 'passing-word',
  why: '「下周」「近期」「目前」说的是写的那一天，过些日子就错了，却没有人会发现。',
  bad: ':::话术\n您好，预计▸下周可以开票。\n:::',
  good: '---\nnumber: 1001\ntitle: 什么时候可以开票？\nstatus: published\nvalidUntil: 2027-01-31\n---\n\n:::话术\n您好，预计下周可以开票。\n:::\n',
  checkText({ kind, lines, entry }, { words }, report) {
    if (!customerKinds[kind].isSent || entry?.validUntil) return;
    const { text, at } = toReadable(lines);
    // 「三天后」 and 「3 天后」 are one word.
    // So are 下个礼拜 and 下周; each letter keeps its place.
    const digits = toDigits(
      text.replace(/(?<=[上下这本])个?(?:星期|礼拜)/g, (week) => '周'.padEnd(week.length, '\u2060')),
    );
    const found = [
      ...findWords(digits.text, words.passing, words).map(({ written, index }) => ({
        word: written,
        index: digits.from[index] ?? 0,
      })),
      // A date may be what a fact is about.
      ...(kind === 'fact' ? [] : [...text.matchAll(dates)]).map(({ 0: word, index }) => ({ word, index })),
    ].sort((a, b) => a.index - b.index || b.word.length - a.word.length);
    const first = found[0];
    if (!first) return;
    const named = [...new Set(found.map(({ word }) => word))].slice(0, 4).map((word) => `「${word}」`);
    report(at(first.index), kind === 'reply' ? adviceForReply(named.join('')) : adviceForShared(named.join('')));
  },
};

function adviceForReply(named: string): string {
  return `话术里的${named}会过时，这一条却没有到期日；请在开头写上到期日（validUntil: 年-月-日），或改成不会过时的说法`;
}

function adviceForShared(named: string): string {
  return `给客户看的文字里的${named}会过时，这里却不能写到期日；请改成不会过时的说法`;
}
