import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { SourceLine } from '../../entry/problem.ts';
import { codePointName } from '../../text/code-point.ts';
import type { Edit, Rule } from '../rule.ts';
import type { Document } from '../source-document.ts';

/**
 * Characters that nobody sees: of format (zero-width, direction, tags), fillers, and those of a font's own, which other fonts
 * show as a box.
 */
const invisible = /(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}|[\u2028\u2029\u2800\ufff9-\ufffc]|\p{Co}/gu;
/** Characters that a font, not a text, gives a form to: to take them away may take a bullet or picture away. */
const boxes = /^(?:\p{Co}|\ufffc)$/u;
/** A joiner between parts of one emoji, tags of a flag, and joiners of scripts that need them. */
const needed =
  /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})|(?<=\u{1f3f4})[\u{e0020}-\u{e007f}]+|(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}])[\u200c\u200d]|(?<=[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])\u200b/gu;
const reference = /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});/gi;

export const invisibleCharacter: Rule = {
  id: 'invisible-character',
  why: '看不见的字符会跟着复制出去，让搜索找不到，或把后面的字倒过来显示。',
  bad: ':::话术\n您好▸\u200b，可以。\n:::',
  good: ':::话术\n您好，全家福👨‍👩‍👧 可以。\n:::',
  edits(document) {
    return linesOf(document).flatMap(editsIn);
  },
};

/** Every line that people write: the fields and all passages. A line of both is looked at once. */
function linesOf({ fields, passages }: Document): SourceLine[] {
  const known = new Set(fields.map(({ line }) => line));
  return [
    ...fields,
    ...passages.flatMap(({ lines }) => lines.filter((line) => !known.has(line.line) || isEscaped(line))),
  ];

  /** What YAML writes as an escape is not in the line itself. */
  function isEscaped({ line, text }: SourceLine): boolean {
    return !fields.some((field) => field.line === line && field.text.includes(text));
  }
}

function editsIn({ line, column, text }: SourceLine): Edit[] {
  const masked = text.replace(needed, (joiners) => ' '.repeat(joiners.length));
  const typed = [...masked.matchAll(invisible)].map(({ index, 0: character }): Edit => {
    const isBox = boxes.test(character);
    return {
      line,
      column: column + index,
      message: isBox
        ? `这里的字符（${codePointName(character)}）是某个字体自己的符号，别处显示为方框；请换成普通的字，或删去`
        : `这里有看不见的字符（${codePointName(character)}），多半是从别处粘贴来的；请删去，或运行 npm run check -- --fix`,
      change: isBox ? null : { length: character.length, text: '' },
    };
  });
  const written = [...text.matchAll(reference)].flatMap(({ index, 0: whole, 1: name = '' }): Edit[] => {
    const character = characterOf(name);
    if (!character || !new RegExp(invisible.source, 'u').test(character)) return [];
    const message = `「${whole}」是看不见的字符（${codePointName(character)}）；请删去`;
    return [{ line, column: column + index, message, change: { length: whole.length, text: '' } }];
  });
  return [...typed, ...written];
}

function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return decodeNamedCharacterReference(name) || null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
