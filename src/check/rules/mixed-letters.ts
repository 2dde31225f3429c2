import { codePointName } from '../../text/code-point.ts';
import { proseOf } from '../blotted-prose.ts';
import type { Rule } from '../rule.ts';

/** Letters of alphabets whose letters look like Latin ones. */
const alike = '[\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Armenian}\\p{Script=Cherokee}\\p{Script=Lisu}]';
/** A word of letters, digits left out. */
const word =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]+/gu;
/** Greek and Cyrillic letters that cannot be told from Latin ones; a word of nothing else is taken for a Latin one. */
const lookalikes = /^[АВСЕНІЈКМОРЅТХаеорсухіјѕԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]{2,}$/;
/** 10 μm, 5 kΩ. */
const unit = /^(?:[μΩ][a-zA-Z]?|[kM]Ω)$/;
/** Parts of Chinese characters that have a code of their own: 「⽤⼾」 is not 「用户」. Some PDF programs copy these. */
const radicals = /[\u2e80-\u2fd5]/g;

export const mixedLetters: Rule = {
  id: 'mixed-letters',
  why: '混进别的文字里的字母看着一样，搜索却找不到，网址打不开。',
  bad: ':::话术\n您好，请登录 ▸Kлing 网页端。\n:::',
  good: ':::话术\n您好，请登录 Kling 网页端，参数 α 不用改。\n:::',
  check(document, _context, report) {
    for (const { lines } of proseOf(document))
      for (const { line, column, text } of lines) {
        for (const { index, 0: letters } of text.matchAll(word)) {
          const stranger = strangerIn(letters);
          if (!stranger) continue;
          const place = { line, column: column + index };
          report(
            place,
            `「${letters}」里的「${stranger}」（${codePointName(stranger)}）不是英文字母；请切到英文输入法重新打一遍`,
          );
        }
        for (const { index, 0: part } of text.matchAll(radicals))
          report(
            { line, column: column + index },
            `「${part}」（${codePointName(part)}）是部首，不是汉字${part.normalize('NFKC') === part ? '' : `「${part.normalize('NFKC')}」`}；请重新打这个字`,
          );
      }
  },
};

/** The first letter of another alphabet in a word that is Latin, or looks Latin. */
function strangerIn(letters: string): string | null {
  if (unit.test(letters)) return null;
  const isMixed = /\p{Script=Latin}/u.test(letters) || lookalikes.test(letters);
  return (isMixed && new RegExp(alike, 'u').exec(letters)?.[0]) || null;
}
