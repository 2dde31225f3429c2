import { byParser, type Rule } from '../rule.ts';

export const closedBlock: Rule = {
  id: 'closed-block',
  why: '没有结束的标记会把后面的内容都吞进去，内部说明可能变成答复。',
  bad: '▸:::话术\n您好，可以。',
  good: ':::话术\n您好，可以。\n:::',
  check: byParser,
};
