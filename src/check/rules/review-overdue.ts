import { reviewDue } from '../../entry/upkeep.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const reviewOverdue: Rule = {
  id: 'review-overdue',
  why: '产品一直在变，太久没有人看过的答复多半已经不对。',
  bad: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n▸reviewed: { on: 2026-01-01, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
  good: '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nreviewed: { on: 2026-11-01, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
  check(document, { today, site }, report) {
    const { entry } = document;
    const topic = entry && site.topics[entry.topic];
    if (!entry?.reviewed || !topic) return;
    const due = reviewDue(entry, topic.reviewEvery);
    if (due && due < today)
      report(
        fieldPlace(document, 'reviewed'),
        `上次复核是 ${entry.reviewed.on}，${topic.label}每 ${topic.reviewEvery} 天复核一次，${due} 就该复核了；请${topic.owner}核对后改成 reviewed: { on: ${today}, by: ${topic.owner} }`,
      );
  },
};
