import { byParser, type Rule } from '../rule.ts';

export const knownBlock: Rule = {
  id: 'known-block',
  why: '写错的标记会让内部说明变成答复，或者让整段消失。',
  bad: '▸:::话述\n您好，可以。\n:::',
  good: ':::话术\n您好，可以。\n:::',
  check: byParser,
};
