import { customerKinds } from '../../entry/customer-texts.ts';
import type { Rule } from '../rule.ts';

export const uncommonCharacter: Rule = {
  id: 'uncommon-character',
  why: '繁体字、乱码里的字，客户看着奇怪，搜索也对不上。',
  bad: ':::话术\n您好，请▸點擊首页右上角的头像。\n:::',
  good: ':::话术\n您好，请点击首页右上角的头像。\n:::',
  checkText({ kind, lines }, _context, report) {
    if (!customerKinds[kind].isSent) return;
    for (const { line, column, text } of lines) {
      const [garbled] = misread.exec(text) ?? [];
      if (garbled)
        report(
          { line, column: column + text.indexOf(garbled) },
          `「${garbled.slice(0, 12)}」是编码读错了的乱码；请重新打这几个字`,
        );
      for (const { index, 0: run } of text.replace(languages, blank).matchAll(/[\p{Script=Han}\ufffd]+/gu)) {
        const strange = [...run].filter((character) => !common().has(character));
        if (strange.length > 0)
          report(
            { line, column: column + index + run.indexOf(strange[0] ?? '') },
            `「${strange.join('')}」不是常用的简体字，多半是繁体或乱码；请重新打「${run.slice(0, 20)}」，确实要用的（例如人名）在开头写上 allow`,
          );
      }
    }
  },
};

/** The bytes of Han characters in UTF-8, read as Windows-1252: a lead byte, and two that follow. */
const follows = String.raw`[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]`;
const misread = new RegExp(`(?:[ä-é](?![—…“”‘’–]{2})${follows}{2})+`);

/** Languages as they call themselves in a list of languages. */
const languages = /日本語|繁體(?:中文)?/g;
const blank = (text: string) => ' '.repeat(text.length);

let characters: ReadonlySet<string> | undefined;

/** The 6,763 simplified characters of GB/T 2312: rows B0 to F7 of its encoding, which GBK contains. */
function common(): ReadonlySet<string> {
  if (characters) return characters;
  const decoder = new TextDecoder('gbk');
  const row = (first: number) =>
    decoder.decode(Uint8Array.from({ length: 2 * 94 }, (_, index) => (index % 2 === 0 ? first : 0xa1 + (index >> 1))));
  characters = new Set(Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, index) => row(0xb0 + index)).join(''));
  return characters;
}
