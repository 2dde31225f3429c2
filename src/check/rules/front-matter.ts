import { byParser, type Rule } from '../rule.ts';

export const frontMatter: Rule = {
  id: 'front-matter',
  why: '写错的字段名或值不会生效，条目就会缺编号、缺状态、缺到期日。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n▸statsu: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  check: byParser,
};
