import type { SourceLine } from '../../entry/problem.ts';
import { proseOf } from '../blotted-prose.ts';
import type { Edit, Rule } from '../rule.ts';

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
    return proseOf(document).flatMap(({ lines }) => editsIn(lines));
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
    for (const { character, offset } of bracketsOf(text, () => open.length > 0)) {
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

/** Brackets of a line, without those of `1）`, `a)` and `:)`, which nothing opens. */
function* bracketsOf(line: string, isOpen: () => boolean): Generator<{ character: string; offset: number }> {
  for (let offset = 0; offset < line.length; offset++) {
    const character = line[offset] ?? '';
    if (!(character in pairs || openers.has(character))) continue;
    const before = line.slice(0, offset);
    const isAlone = (/[)）]/.test(character) && !isOpen() && item.test(before)) || face.test(before + character);
    if (!isAlone) yield { character, offset };
  }
}

/** What stands before the bracket of an item: 1）, a), 三）. */
const item = /(?:^|[\s，。；、：:「])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$/;
const face = /(?:^|[^\d（(])[:;]-?[()（）]$/;
