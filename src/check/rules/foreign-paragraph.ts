import { customerKinds } from '../../entry/customer-texts.ts';
import type { Rule } from '../rule.ts';

export const foreignParagraph: Rule = {
  id: 'foreign-paragraph',
  why: '整段外文多半是翻译软件留下的，客户看不懂。',
  bad: ':::话术\n▸Hello, downloaded videos are stored in the default folder of your browser.\n:::',
  good: ':::话术\n您好，API（Application Programming Interface）是应用程序编程接口。\n:::',
  checkText({ kind, lines }, _context, report) {
    if (!customerKinds[kind].isSent) return;
    for (const { line, column, text } of lines) {
      const words = text.replace(/https?:\S+|`[^`]*`/g, '').match(/\p{L}[\p{L}'’]*/gu) ?? [];
      if (words.length >= fewestWords && !/\p{Script=Han}/u.test(text))
        report(
          { line, column: column + text.search(/\S/) },
          `「${text.trim().slice(0, 30)}」这一行没有一个汉字；请写成中文，要客户照抄的内容（例如提示词）请放进 \`反引号\``,
        );
    }
  },
};

/** A name or a menu may stand on a line of its own; a sentence has more words. */
const fewestWords = 6;
