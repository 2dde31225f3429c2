import { isHan } from '../tokenize.ts';

/**
 * Pagefind finds every word that begins with what is asked for: asked for 「退」, it would find 「退款」 too. The token of a
 * single Han character is therefore stored behind a mark. The mark has to be a letter, or Pagefind would drop it.
 */
const singleMark = 'ꀀ';

/** A token as it is stored in Pagefind's index and asked for there. */
export function toWord(token: string): string {
  return isHan(token) && [...token].length === 1 ? singleMark + token : token;
}

/** The token that a word of Pagefind's index stands for. */
export function fromWord(word: string): string {
  return word.startsWith(singleMark) ? word.slice(singleMark.length) : word;
}
