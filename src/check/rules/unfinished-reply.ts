import type { Rule } from '../rule.ts';

export const unfinishedReply: Rule = {
  id: 'unfinished-reply',
  why: '复制时少选了几个字，话说到一半就发给了客户。',
  bad: ':::话术\n您好，您的意见我们已经记录。\n\n▸感谢您的支持\n:::',
  good: ':::话术\n您好，您的意见我们已经记录，会参考并优化。\n:::',
  checkText({ kind, lines }, _context, report) {
    const written = kind === 'reply' ? lines.filter(({ text }) => text.trim() !== '') : [];
    const last = written.at(-1);
    const text = last?.text.trimEnd() ?? '';
    // Who writes no full stops at all leaves none out at the end.
    const isMarked = written.some((line) => line !== last && fullStop.test(line.text.trimEnd()));
    if (!last || finished.test(text) || !isMarked || item.test(text)) return;
    const tail = /[^，。！？；：\s]*[^。！？；：]?$/.exec(text)?.[0] ?? text;
    report(
      { line: last.line, column: last.column + text.length - tail.length },
      `话术停在「${tail.slice(-20)}」，像是没有说完；请补全，说完了的请加上句号`,
    );
  },
};

const fullStop = /[。！？!?]$/;
/** The items of a list may be names. */
const item = /^\s*(?:[-+*]|\d+[.)、])\s/;
/** How a last sentence ends: a mark, what stands in brackets or quotes, a picture, a table, or an address. */
const finished = /[。！？!?…：；~～）)」』”》|*`\]}]$|https?:\S+$/;
