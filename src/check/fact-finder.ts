import { maskReferences } from '../entry/fact-references.ts';
import type { Facts } from '../entry/site-data.ts';
import { toDigits } from './numerals.ts';
import { quote } from './pattern.ts';
import { fold } from './readable.ts';

/** A figure in a text that speaks of a fact without referring to it. */
export interface Literal {
  fact: string;
  index: number;
  /** As it was written. */
  written: string;
  isSame: boolean;
}

/** Finds the facts that a folded text states in its own words. */
export type FactFinder = (folded: string) => Literal[];

/**
 * What may stand between a fact's key word and its figure: the same fact is said in many ways (税率是 6%、税率已经调整为
 * 6%、税率统一按 6%).
 */
const fillers =
  '的|约|大约|大概|左右|自生效起|自|起|同样|都|是|为|到|至|达|可达|可|可以|能|能够|最多|最高|最长|最大|最少|至少|不少于|不超过|不大于|超过|大于|小于|以内|以下|之内|内|里|在|会|将|会在|于|仅|只|需|需要|应|须|要|均|都|也|就|才|还|又|再|现|现在|目前|今后|以后|已|已经|了|统一|一律|按|按照|从|由|调整|改|变|变更|修改|更新|上调|下调|提高|提升|降低|降|升|涨|增加|延长|延|放宽|控制|限制|限|支持|做到|兑换|换|可兑换|得|可得|买|购买|充值|充|等于|相当于|折合|人民币|钱|每次|一次|每|共|总共|有|给|把|收到|发送|发|回复|联系|告知|给出|视频|时长|字数|:|=|,|「|」|\\(|\\)|~';

const number = '\\d+(?:\\.\\d+)?(?:[~至到—-]\\d+(?:\\.\\d+)?)?';
/** Units that may replace each other: somebody who changes 「10 个工作日」 may change the unit as well. */
const workdays = '(?:个?工作日|个?自然日|天|日|小时|周|个月)';

const gap = `(?:${fillers}){0,6}`;

interface Matcher {
  fact: string;
  pattern: RegExp;
  value: string;
}

export function factFinder(facts: Facts): FactFinder {
  const matchers = Object.entries(facts).flatMap(([id, fact]) =>
    fact.patterns.flatMap((written) => matcherOf(id, fact.text, written) ?? []),
  );
  const lists = Object.entries(facts).flatMap(([id, { text }]) => listOf(id, text) ?? []);
  const urls = Object.entries(facts).flatMap(([id, { text }]) =>
    /^https?:/.test(text) ? [{ fact: id, url: text }] : [],
  );
  return (folded) => {
    const masked = maskReferences(folded);
    const found = [...figures(masked, matchers), ...listed(masked, lists), ...addresses(masked, urls)];
    // A figure that is right for one fact is not reported for another. A figure that is wrong for two facts is reported
    // once.
    return found.filter(
      (literal, index) =>
        !found.some(
          (other, at) =>
            other.index === literal.index &&
            other !== literal &&
            (other.isSame ? !literal.isSame || at < index : !literal.isSame && at < index),
        ),
    );
  };
}

/** The figure of a fact and its unit: 「10 个工作日」 → 10, 个工作日. Null for a fact that is no figure. */
export function figureOf(text: string): { number: string; unit: string } | null {
  const match = new RegExp(`^(.*?)(${number})([^\\d]*)$`, 'u').exec(toDigits(fold(text)).text);
  return match?.[2] && !/^https?:/.test(text) ? { number: match[2], unit: match[3] ?? '' } : null;
}

/** Every figure in a folded text that has a unit, with its place. */
export function figuresWith(unit: string, folded: string): { value: string; index: number; written: string }[] {
  const masked = maskReferences(folded);
  const { text, from } = toDigits(masked);
  const pattern = new RegExp(`(?<![\\d.~a-z])(${number})${unit ? unitPattern(unit) : '(?![\\d%])'}`, 'gu');
  return [...text.matchAll(pattern)].map((match) => ({
    value: sameSign(match[1] ?? ''),
    index: from[match.index] ?? 0,
    written: match[0],
  }));
}

function matcherOf(fact: string, text: string, written: string): Matcher | null {
  const figure = figureOf(text);
  const [before, after] = written.split('{n}').map((part) => toDigits(fold(part)).text);
  if (!figure || before === undefined || after === undefined) return null;
  const { unit } = figure;
  const rest = after.startsWith(unit) ? after.slice(unit.length) : after;
  const [left, right] = [anchor(before), anchor(rest)];
  if (!left && !right) return null;
  const lead = left ? `${/^\d/.test(left) ? '(?<![\\d.])' : ''}${left}${gap}` : '';
  const pattern = new RegExp(
    `${lead}(?<![\\d.])(${number})${unitPattern(unit)}${right ? `${gap}${right}` : ''}`,
    'gdu',
  );
  return { fact, pattern, value: sameSign(figure.number) + unit };
}

function unitPattern(unit: string): string {
  if (/工作日/.test(unit)) return workdays;
  if (unit === '灵感值') return '(?:个|点)?灵感值';
  return unit ? quote(unit) : '(?![\\d.:%年月日天个元秒分])';
}

/** The words of a pattern that carry its meaning: without the fillers at both ends, or the first filler if all are. */
function anchor(text: string): string {
  let rest = text;
  while (rest && fillerAt(rest, 'start')) rest = rest.slice(fillerAt(rest, 'start').length);
  while (rest && fillerAt(rest, 'end')) rest = rest.slice(0, -fillerAt(rest, 'end').length);
  return quote(rest || fillerAt(text, 'start'));
}

const fillerList = fillers
  .replaceAll('\\', '')
  .split('|')
  .sort((a, b) => b.length - a.length);

function fillerAt(text: string, end: 'start' | 'end'): string {
  return fillerList.find((filler) => (end === 'start' ? text.startsWith(filler) : text.endsWith(filler))) ?? '';
}

function figures(masked: string, matchers: readonly Matcher[]): Literal[] {
  const { text, from } = toDigits(masked);
  return matchers.flatMap(({ fact, pattern, value }) =>
    [...text.matchAll(pattern)].map((match): Literal => {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      const unit = /^[^\d]*?(?=\d|$)/.exec(text.slice(end))?.[0] ?? '';
      const same = sameSign(text.slice(start, end)) + unitOf(value);
      const isSame =
        same === value &&
        (unitOf(value) === '' ||
          text
            .slice(end)
            .replace(/^(个|点)(?=灵感值)/, '')
            .startsWith(unitOf(value)) ||
          (unitOf(value) === '个工作日' && unit.startsWith('工作日')));
      return {
        fact,
        index: from[start] ?? 0,
        written: text.slice(start, end) + shownUnit(text.slice(end), value),
        isSame,
      };
    }),
  );
}

function unitOf(value: string): string {
  return value.replace(/^[\d.~]+/, '');
}

function shownUnit(rest: string, value: string): string {
  const unit = unitOf(value);
  const match = unit ? new RegExp(`^${unitPattern(unit)}`, 'u').exec(rest) : null;
  return match?.[0] ?? '';
}

function sameSign(figure: string): string {
  return figure.replace(/[至到—-]/g, '~');
}

interface List {
  fact: string;
  words: string[];
}

/** A fact that is a list, such as jpg/png: its members are what a text has to say alike. */
function listOf(fact: string, text: string): List | null {
  const folded = fold(text);
  return /^[a-z0-9]+(\/[a-z0-9]+)+$/.test(folded) ? { fact, words: folded.split('/') } : null;
}

function listed(masked: string, lists: readonly List[]): Literal[] {
  if (lists.length === 0) return [];
  const runs = [...masked.matchAll(/[a-z][a-z0-9]*(?:(?:格式)?[/、,和或及与]+[a-z][a-z0-9]*)+/g)];
  return runs.flatMap(({ 0: written, index }) =>
    lists.flatMap(({ fact, words }): Literal[] => {
      const named = new Set(written.split(/[^a-z0-9]+/).filter(Boolean));
      if (!words.some((word) => named.has(word))) return [];
      return [{ fact, index, written, isSame: named.size === words.length && words.every((word) => named.has(word)) }];
    }),
  );
}

function addresses(masked: string, urls: readonly { fact: string; url: string }[]): Literal[] {
  return [...masked.matchAll(/https?:\/\/[!-~]+/g)].flatMap(({ 0: raw, index }) =>
    urls.flatMap(({ fact, url }): Literal[] => {
      const written = raw.replace(/[)\].,;:!?'"]+$/, '');
      const [known, here] = [url.toLowerCase().replace(/\/$/, ''), written.replace(/\/$/, '')];
      if (here === known) return [{ fact, index, written, isSame: true }];
      return isTwin(here, known) ? [{ fact, index, written, isSame: false }] : [];
    }),
  );
}

/** Whether two long addresses begin alike, so that one is probably a slip for the other. */
function isTwin(here: string, known: string): boolean {
  const path = known.replace(/^https?:\/\/[^/]+/, '');
  if (path.length < 10) return false;
  let common = 0;
  while (common < Math.min(here.length, known.length) && here[common] === known[common]) common++;
  return common > known.length - path.length + path.length / 3;
}
