import type { Words } from '../entry/site-data.ts';
import { isHan, lonely, pairsAndWords } from '../search/tokenize.ts';
import { fold } from '../text/fold.ts';
import { contentOf } from './small-talk.ts';

/** What a query is about, as tokens by which it can be compared with others. */
export type QueryReader = (query: string) => ReadonlySet<string>;

/**
 * Reads pairs and single characters, without small talk. Words of one meaning are one token, whichever was said:
 * 退钱, 退费 and 退款.
 */
export function queryReader(sameMeaning: Words['sameMeaning']): QueryReader {
  const meanings = new Map<string, string[]>();
  for (const [meaning, sayings] of Object.entries(sameMeaning))
    for (const word of [meaning, ...sayings])
      meanings.set(
        fold(word),
        meaning.split(' ').map((part) => `${meaningMark}${fold(part)}`),
      );
  const anyWord = new RegExp(anyOf([...meanings.keys()]), 'g');
  return (query) => {
    const tokens = new Set<string>();
    const rest = fold(query.replace(masked, ' ')).replace(anyWord, (word) => {
      for (const meaning of meanings.get(word) ?? []) tokens.add(meaning);
      return ' ';
    });
    const content = contentOf(rest);
    for (const { text } of pairsAndWords(content))
      for (const token of isHan(text) ? [text, ...text] : [text]) tokens.add(token);
    for (const { text } of lonely(content)) tokens.add(text);
    return tokens.size > 0 ? tokens : new Set([query]);
  };
}

/**
 * How much a token counts. A Han word of two characters makes three tokens (a pair, two single characters), so a Latin
 * word or a meaning counts as much as those three.
 */
export function sizeOf(token: string): number {
  return isHan(token) && !token.startsWith(meaningMark) ? 1 : 3;
}

const meaningMark = '=';
const masked = /〔\p{Script=Han}+〕/gu;

/** A pattern of any of the words, longest first; matches nothing if there are no words. */
function anyOf(words: string[]): string {
  const escaped = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return escaped.length > 0 ? escaped.join('|') : '(?!)';
}
