import { expect, it } from 'vitest';
import { joinReplies } from '../../../src/entry/joined-replies.ts';

it('joins replies by a blank line, and only the first greets', () => {
  expect(joinReplies(['您好，可以。', '您好，税率是 6%。', '您好！请登录。\n\n1. 打开', '发票在网页端开。'])).toBe(
    '您好，可以。\n\n税率是 6%。\n\n请登录。\n\n1. 打开\n\n发票在网页端开。',
  );
  expect(joinReplies(['您好，可以。'])).toBe('您好，可以。');
  expect(joinReplies(['可以。', '王女士您好，请看。'])).toBe('可以。\n\n王女士您好，请看。');
  expect(joinReplies([])).toBe('');
});
