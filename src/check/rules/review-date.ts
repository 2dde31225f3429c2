import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const reviewDate: Rule = {
  id: 'review-date',
  why: '还没到的日子不可能已经复核过，写错了会让过时的答复显得可靠。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n▸reviewed: { on: 2062-11-20, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nreviewed: { on: 2026-11-20, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
  check(document, { today }, report) {
    const on = document.entry?.reviewed?.on;
    if (on && on > today)
      report(
        fieldPlace(document, 'reviewed'),
        `复核日期 ${on} 还没到（今天是 ${today}）；请写实际复核的那天，例如 reviewed: { on: ${today}, by: ${document.entry?.reviewed?.by} }`,
      );
  },
};
