import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

/** What `npm run new` writes where an editor has to fill something in. */
export const blankMark = '【待填写';

export const blank: Rule = {
  id: 'blank',
  why: '没填完的空会原样发给客户。',
  bad: ':::话术\n您好，▸【待填写：答复】\n:::',
  good: ':::话术\n您好，可以。\n:::',
  check({ passages }, _context, report) {
    for (const { lines } of passages) {
      const { text, at } = toReadable(lines);
      for (const { index, 0: mark } of text.matchAll(
        /【(待填写|待补充|todo)[^】]*】?|(?<![a-z])(todo|tbd|xxx+)(?![a-z])/g,
      ))
        report(at(index), `这里还有没填的空「${mark}」；请换成正式的内容，不需要的整块删去`);
    }
  },
};
