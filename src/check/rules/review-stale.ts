import { daysBetween } from '../../entry/days.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

/** A change may be some weeks in the making, and not longer. */
const longestAgo = 31;

export const reviewStale: Rule = {
  id: 'review-stale',
  why: '很久以前的复核说明不了今天的改动，写上去只会让没核实的内容显得可靠。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n▸reviewed: { on: 2024-01-01, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 充了会员怎么去水印？\nstatus: published\nreviewed: { on: 2026-11-20, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  check(document, { base, today }, report) {
    const { entry, path } = document;
    if (!base?.changed.has(path) || !entry?.reviewed) return;
    const { on, by } = entry.reviewed;
    if (on === base.entries.get(path)?.entry?.reviewed?.on || daysBetween(on, today) <= longestAgo) return;
    report(
      fieldPlace(document, 'reviewed'),
      `这次才写上的复核日期 ${on} 已经过去 ${daysBetween(on, today)} 天，早于这次改动；请写实际核对现在这些内容的那天，例如 reviewed: { on: ${today}, by: ${by} }`,
    );
  },
};
