import { fold } from '../text/fold.ts';

/**
 * The one tokenizer of index and query. Chinese has no spaces, and two segmenters that disagree find nothing, so Han
 * text becomes pairs of neighbouring characters; Latin and digits become words. Function characters (的, 吗, 了 …) end a
 * run: pairs across them are noise in every text.
 */
export interface Token {
  text: string;
  /** Where the token stands in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** Characters that carry grammar, not content. */
const functionCharacters = '的了吗呢吧啊呀哦哈嘛么着得是我你您他她它们这那个就也还都啥咋呗啦咯诶唉嗯';

const run = new RegExp(`[a-z0-9]+(?:\\.[0-9]+)?|(?:(?![${functionCharacters}])\\p{Script=Han})+`, 'gu');
const han = /\p{Script=Han}/u;

/** Pairs of Han characters and Latin words, in order. */
export function pairsAndWords(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of fold(text).matchAll(run)) {
    const [value] = match;
    const { index } = match;
    if (!han.test(value)) {
      tokens.push({ text: value, start: index, end: index + value.length });
      continue;
    }
    const characters = [...value];
    let start = index;
    characters.slice(1).forEach((character, position) => {
      const first = characters[position] ?? '';
      tokens.push({ text: first + character, start, end: start + first.length + character.length });
      start += first.length;
    });
  }
  return tokens;
}

/** Single Han characters, function characters included, by which a text without pairs is found. */
export function singles(text: string): Token[] {
  return [...fold(text).matchAll(/\p{Script=Han}/gu)].map(({ 0: character, index }) => ({
    text: character,
    start: index,
    end: index + character.length,
  }));
}

/** Han characters that stand alone between function characters: 「退」 in 「能退吗」 has no pair to be found by. */
export function lonely(text: string): Token[] {
  return [...fold(text).matchAll(run)]
    .filter(({ 0: value }) => han.test(value) && [...value].length === 1)
    .map(({ 0: character, index }) => ({ text: character, start: index, end: index + character.length }));
}

export function isHan(text: string): boolean {
  return han.test(text);
}
