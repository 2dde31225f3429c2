import type { SourceLine } from '../../entry/problem.ts';
import type { Edit, Rule } from '../rule.ts';
import { proseOf } from '../typography/typeset-lines.ts';

const pairs: Record<string, string> = {
  '（': '）',
  '(': ')',
  '「': '」',
  '『': '』',
  '【': '】',
  '《': '》',
  '“': '”',
};
const openers = new Map(Object.entries(pairs).map(([open, close]) => [close, open]));
/** The same bracket in the other width. */
const twins: Record<string, string> = { '）': ')', ')': '）' };

export const brackets: Rule = {
  id: 'brackets',
  why: '只有一半的括号或引号，客户会以为后面少了一段。',
  bad: ':::话术\n请点击▸「无水印下载。\n:::',
  good: ':::话术\n请点击「无水印下载」（在右下角）。\n:::',
  edits(document) {
    return proseOf(document).flatMap(editsIn);
  },
};

/** What is wrong with the brackets of one text. */
function editsIn(lines: readonly SourceLine[]): Edit[] {
  const found: Edit[] = [];
  let open: { bracket: string; line: number; column: number }[] = [];
  const close = () => {
    for (const { bracket, line, column } of open)
      found.push({
        line,
        column,
        message: `「${bracket}」没有对应的「${pairs[bracket]}」；请补上后半边，或删去这一个`,
        change: null,
      });
    open = [];
  };
  for (const { line, column: start, text } of lines) {
    if (/^\s*($|[-+*>|#]|\d+[.)])/.test(text)) close();
    for (const { character, offset } of bracketsOf(text)) {
      const column = start + offset;
      const opener = openers.get(character);
      const last = open.at(-1);
      if (!opener) open.push({ bracket: character, line, column });
      else if (last?.bracket === opener) open.pop();
      else if (last && pairs[last.bracket] === twins[character]) {
        open.pop();
        const right = pairs[last.bracket] ?? '';
        found.push({
          line,
          column,
          message: `「${last.bracket}」配的是「${character}」，一半全角一半半角；请改成「${right}」`,
          change: { length: 1, text: right },
        });
      } else
        found.push({
          line,
          column,
          message: `「${character}」没有对应的「${opener}」；请补上前半边，或删去这一个`,
          change: null,
        });
    }
  }
  close();
  return found;
}

/** Brackets of a line that are text: not those of links and code, not 1） and a). */
function* bracketsOf(line: string): Generator<{ character: string; offset: number }> {
  const masked = line
    .replace(/`[^`]*`|\]\([^)]*\)|https?:\/\/[!-'*-;=?-~]+|\\./g, (markup) => ' '.repeat(markup.length))
    .replace(/(^|[\s，。；、：:「])(\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})[)）]/g, (item) =>
      ' '.repeat(item.length),
    );
  for (let offset = 0; offset < masked.length; offset++) {
    const character = masked[offset] ?? '';
    if (character in pairs || openers.has(character)) yield { character, offset };
  }
}
