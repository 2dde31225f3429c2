import { factReferences, maskReferences } from '../entry/fact-references.ts';
import type { Facts } from '../entry/site-data.ts';
import { type Amount, amountsIn, isComparable, isSameAmount } from './amounts.ts';
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

/** A fact as the finder looks for it. */
interface KnownFact {
  fact: string;
  /** Each has to be found near the amount. */
  words: readonly RegExp[];
  /** None may be found near the amount. */
  others: readonly RegExp[];
  /** One amount; or two, of which the second is what the first one buys. */
  amounts: readonly Amount[];
}

export function factFinder(facts: Facts): FactFinder {
  const known = Object.entries(facts).flatMap(([id, fact]) => knownFact(id, fact));
  const lists = Object.entries(facts).flatMap(([id, { text }]) => listOf(id, text) ?? []);
  const urls = Object.entries(facts).flatMap(([id, { text }]) =>
    /^https?:/.test(text) ? [{ fact: id, url: text }] : [],
  );
  return (folded) => {
    const masked = maskReferences(folded);
    return [...figures(folded, known), ...listed(masked, lists), ...addresses(masked, urls)];
  };
}

/** The one amount of a fact; null for a fact that is a list, an address or a price. */
export function amountOf(text: string): Amount | null {
  const [amount, second] = /^https?:/.test(text) ? [] : amountsIn(fold(text));
  return amount && !second ? amount : null;
}

function knownFact(fact: string, { text, words }: Facts[string]): KnownFact[] {
  const amounts = /^https?:/.test(text) ? [] : amountsIn(fold(text));
  if (amounts.length === 0 || words.length === 0) return [];
  const patterns = (isOther: boolean) =>
    words
      .filter((word) => word.startsWith('!') === isOther)
      .map((word) => new RegExp(word.replace('!', '').split('|').map(fold).map(quote).join('|')));
  return [{ fact, amounts, words: patterns(false), others: patterns(true) }];
}

/** Amounts that stand near the words of a fact, sentence by sentence. */
function figures(folded: string, known: readonly KnownFact[]): Literal[] {
  return piecesOf(folded, /[^。!?;\n]+/g).flatMap(({ text, index }) => {
    const referred = new Set(factReferences(text).map(({ id }) => id));
    const sentence = maskReferences(text);
    const written = amountsIn(sentence);
    const amounts = [...written, ...sharesIn(sentence, written), ...written.flatMap(fractionOf)];
    return amounts.flatMap((amount): Literal[] => {
      const found = known.filter((one) =>
        isAbout(one, amount, { sentence, amounts, isReferred: referred.has(one.fact) }),
      );
      const first = found.find((one) => agrees(one, amount, amounts)) ?? found[0];
      if (!first) return [];
      const isSame = agrees(first, amount, amounts);
      if (isSame && !isWrittenAlike(first, amount)) return [];
      return [{ fact: first.fact, index: index + amount.index, written: amount.written, isSame }];
    });
  });
}

/** 「每一百元收九元」 is 9%: of a round sum another one is taken. */
function sharesIn(sentence: string, amounts: readonly Amount[]): Amount[] {
  return amounts.flatMap((whole, at): Amount[] => {
    const part = amounts[at + 1];
    const isMoney = part?.family === 'money' || part?.family === 'bare';
    if (whole.family !== 'money' || !isMoney || !/^10+$/.test(String(whole.from))) return [];
    const around = sentence.slice(Math.max(0, whole.index - 2), part.index);
    if (!/每|[里中].*|[要收扣交缴税].{0,4}$/.test(around) || /[,。;!?]/.test(around.slice(2))) return [];
    const from = (part.from / whole.from) * 100;
    const written = `${whole.written}…${part.written}`;
    return [{ family: 'percent', from, to: from, index: whole.index, written, unit: '%' }];
  });
}

/** 0.09 may be 9%. */
function fractionOf({ family, from, to, ...rest }: Amount): Amount[] {
  return family === 'bare' && to < 1 ? [{ ...rest, family: 'percent', from: from * 100, to: to * 100 }] : [];
}

/** Whether a sentence speaks of a fact where it names an amount. */
function isAbout(
  { amounts: wanted, words, others }: KnownFact,
  amount: Amount,
  { sentence, amounts, isReferred }: { sentence: string; amounts: readonly Amount[]; isReferred: boolean },
): boolean {
  const [first, second] = wanted;
  const kind = (second ?? first)?.family;
  if (!kind || !isComparable(amount.family, kind)) return false;
  const clause = clauseAround(sentence, amount.index);
  const inClause = words.filter((word) => word.test(clause)).length;
  if (inClause === 0 || others.some((word) => word.test(clause))) return false;
  if (second && !priceBefore(amount, amounts)) return false;
  // A sentence that refers to a fact may name another amount beside the fact.
  if (isReferred) return words.length > 1 && inClause === words.length && !clause.includes('\uFFFC');
  if (inClause === words.length) return true;
  // The words may stand further away where no other amount can be meant.
  return (
    words.every((word) => word.test(sentence)) &&
    amounts.filter((other) => isComparable(other.family, kind)).length === 1
  );
}

function agrees({ amounts: [first, second] }: KnownFact, amount: Amount, amounts: readonly Amount[]): boolean {
  if (!first) return false;
  if (!second) return isSameAmount(first, amount);
  const price = priceBefore(amount, amounts);
  return price !== undefined && Math.abs((amount.from / price.from) * (first.from / second.from) - 1) < 0.02;
}

/** The money before an amount of what it buys. */
function priceBefore(amount: Amount, amounts: readonly Amount[]): Amount | undefined {
  return amounts.filter(({ family, index }) => family === 'money' && index < amount.index).at(-1);
}

/** 24 个月 is 2 年, and needs no reference. */
function isWrittenAlike({ amounts }: KnownFact, { from, unit, written }: Amount): boolean {
  const own = amounts.at(-1);
  return own !== undefined && own.from === from && bareUnit(own.unit) === bareUnit(unit) && !/^0\./.test(written);
}

function bareUnit(unit: string): string {
  return unit.replace(/^[个点](?=.)/, '');
}

function clauseAround(sentence: string, index: number): string {
  return piecesOf(sentence, /[^,、()|]+/g).findLast((clause) => clause.index <= index)?.text ?? sentence;
}

function piecesOf(text: string, pattern: RegExp): { text: string; index: number }[] {
  return [...text.matchAll(pattern)].map(({ 0: piece, index }) => ({ text: piece, index }));
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

/** Names of file formats: what a list such as jpg/png leaves out. */
const formats = /(?<![a-z0-9.])(?:jpe?g|png|webp|gif|bmp|heic|heif|tiff?|svg|psd|raw|avif)(?![a-z0-9])/g;

function listed(masked: string, lists: readonly List[]): Literal[] {
  if (lists.length === 0) return [];
  const runs = [...masked.matchAll(/[a-z][a-z0-9]*(?:(?:格式)?[/、,和或及与]+[a-z][a-z0-9]*)+/g)];
  const others = piecesOf(masked, /[^,。!?;:\n]+/g)
    .filter(({ text }) => /图片|照片|上传/.test(text) && !/不|无法/.test(text))
    .flatMap(({ text, index }) => piecesOf(text, formats).map((found) => ({ ...found, index: index + found.index })));
  return lists.flatMap(({ fact, words }): Literal[] => {
    const same = runs.flatMap(({ 0: written, index }) => {
      const named = new Set(written.split(/[^a-z0-9]+/).filter(Boolean));
      if (!words.some((word) => named.has(word))) return [];
      return [{ fact, index, written, isSame: named.size === words.length && words.every((word) => named.has(word)) }];
    });
    const strange = others.filter(
      ({ text, index }) => !words.includes(text.replace('jpeg', 'jpg')) && !same.some((run) => run.index <= index),
    );
    return [...same, ...strange.slice(0, 1).map(({ text, index }) => ({ fact, index, written: text, isSame: false }))];
  });
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
