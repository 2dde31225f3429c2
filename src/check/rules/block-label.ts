import { byParser, type Rule } from '../rule.ts';

export const blockLabel: Rule = {
  id: 'block-label',
  why: '情形没有写条件，客服不知道什么时候用；别的标记写了方括号也不会显示。',
  bad: '▸::::情形\n\n:::话术\n您好，可以。\n:::\n\n::::',
  good: '::::情形[在网页端充的]\n\n:::话术\n您好，可以。\n:::\n\n::::',
  check: byParser,
};
