import { visit } from 'unist-util-visit';
import { slotReference, slotsIn } from '../../entry/slots.ts';
import { cutSource } from '../../markdown/source.ts';
import type { Rule } from '../rule.ts';

export const slotPlace: Rule = {
  id: 'slot-place',
  why: '图片的说明和链接里放不下输入框：页面会坏掉，客服也没有地方填。',
  bad: ':::话术\n您好，请看▸[{{?称呼}}的订单](https://klingai.kuaishou.com/)。\n:::',
  good: ':::话术\n{{?称呼}}您好，请看[您的订单](https://klingai.kuaishou.com/)。\n:::',
  check({ text, tree }, _context, report) {
    if (!tree) return;
    const { body } = cutSource(text);
    visit(tree, ['image', 'link'], ({ type, position }) => {
      if (!position) return;
      const [name] = slotsIn(body.slice(position.start.offset, position.end.offset));
      const place = type === 'image' ? '图片' : '链接';
      if (name)
        report(position.start, `${place}里不能有要现填的「${slotReference(name)}」；请写到${place}外面的句子里`);
    });
  },
};
