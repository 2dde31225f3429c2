import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const reviewOwner: Rule = {
  id: 'review-owner',
  why: '复核人写的是角色，人走了角色还在；写人名以后找不到人负责。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n▸reviewed: { on: 2026-11-20, by: 张三 }\n---\n\n:::话术\n您好，可以。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nreviewed: { on: 2026-11-20, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
  check(document, { site }, report) {
    const by = document.entry?.reviewed?.by;
    const owners = [...new Set(Object.values(site.topics).map(({ owner }) => owner))];
    if (by && !owners.includes(by))
      report(
        fieldPlace(document, 'reviewed'),
        `「${by}」不是负责专题的角色；请写 content/topics.yml 里的 owner：${owners.join('、')}`,
      );
  },
};
