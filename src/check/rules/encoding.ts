import { byParser, type Rule } from '../rule.ts';

export const encoding: Rule = {
  id: 'encoding',
  why: '文件里混进了乱码、控制字符或别的文件，页面上会是一团乱。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好▸\u0007，可以。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
  check: byParser,
};
