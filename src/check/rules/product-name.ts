import { quote } from '../pattern.ts';
import type { Edit, Rule } from '../rule.ts';
import { typesetLines } from '../typography/typeset-lines.ts';
import { viewOf } from '../typography/view.ts';

export const productName: Rule = {
  id: 'product-name',
  why: '产品名写错，客户会以为是别的产品，搜索也对不上。',
  bad: ':::话术\n您好，请登录▸可灵 ai 网页端。\n:::',
  good: ':::话术\n您好，请登录可灵 AI 网页端，搜索「可灵ai」。\n:::',
  edits(document, { words, site }) {
    const spellings = Object.entries(words.spellings).map(([right, wrong]) => ({
      right,
      pattern: patternOf([right, ...wrong]),
    }));
    return typesetLines(document).flatMap(({ line, column, text }) => {
      const view = viewOf(text, site.facts);
      const isWordEnd = wordEnds(view.text);
      return spellings.flatMap(({ right, pattern }) =>
        [...view.text.matchAll(pattern)].flatMap(({ 0: written, index }): Edit[] => {
          const isFree = view.free.slice(index, index + written.length).every(Boolean);
          // The rule `typography` reports a missing space.
          if (!isFree || squeeze(written) === squeeze(right)) return [];
          if (isHan.test(written) && !isWordEnd(index + written.length)) return [];
          const offset = view.from[index] ?? 0;
          const length = (view.from[index + written.length - 1] ?? offset) + 1 - offset;
          return [
            {
              line,
              column: column + offset,
              message: `「${written}」应写作「${right}」；请改正（写法见 content/words.yml 的 spellings）`,
              change: isSameWord(written, right) && length === written.length ? { length, text: right } : null,
            },
          ];
        }),
      );
    });
  },
};

/** Any of the spellings, whatever their case and spaces, as a word of its own. */
function patternOf(spellings: readonly string[]): RegExp {
  const variants = spellings.map((spelling) => [...squeeze(spelling)].map(quote).join('\\s*'));
  return new RegExp(`(?<![a-z0-9._/@-])(?:${variants.join('|')})(?![a-z0-9_/@-]|\\.[a-z0-9])`, 'gi');
}

const isHan = /^\p{Script=Han}+$/u;
const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** Whether a word ends at a place: 「快手好」 is a misspelling in 「快手好是多少」, and none in 「快手好友」. */
function wordEnds(text: string): (index: number) => boolean {
  let ends: Set<number> | undefined;
  return (index) => {
    ends ??= new Set([...words.segment(text)].map(({ segment, index: start }) => start + segment.length));
    return ends.has(index);
  };
}

/** Whether only case and spaces differ, so that no word would change. */
function isSameWord(written: string, right: string): boolean {
  return squeeze(written).toLowerCase() === squeeze(right).toLowerCase();
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
