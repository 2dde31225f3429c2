import { toReadable } from '../readable.ts';
import type { Rule } from '../rule.ts';

/** Blanks as templates write them. */
const marked = /【(待填写|待补充|todo)[^】]*】?/gi;
/** Blanks in prose, also as people write them in a hurry. In front matter such letters may be an alias. */
const hasty =
  /【(待填写|待补充|todo)[^】]*】?|(?<![a-z])(todo|tbd|xxx+)(?![a-z])|(?<![a-z\d.])xx(?![a-z])|[×○]{2,}(?=[天日元个小分月年号张次%]|工作)|[([](?:此处|这里)[^)\]]{0,4}(?:补充|待补|待填|加图|放图|插入)[^)\]]{0,8}[)\]]/g;

export const blank: Rule = {
  id: 'blank',
  why: '没填完的空会原样发给客户。',
  bad: ':::话术\n您好，▸【待填写：答复】\n:::',
  good: ':::话术\n您好，可以。\n:::',
  check({ fields, passages }, _context, report) {
    const message = (mark: string) => `这里还有没填的空「${mark}」；请换成正式的内容，不需要的整块删去`;
    for (const { line, text } of fields)
      for (const { index, 0: mark } of text.matchAll(marked)) report({ line, column: index + 1 }, message(mark));
    for (const { lines } of passages) {
      const { text: readable, at } = toReadable(lines);
      for (const { index, 0: mark } of readable.matchAll(hasty)) report(at(index), message(mark));
    }
  },
};
