import { isReviewedAnew, reviewToWrite } from '../fresh-review.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const statusChanged: Rule = {
  id: 'status-changed',
  why: '没有人确认过就上线，客服会把还不能说的话发给客户。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: unpublished\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\n▸status: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: unpublished\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\nreviewed: { on: 2026-11-20, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  check(document, corpus, report) {
    const { entry, path } = document;
    const before = corpus.base?.entries.get(path)?.entry;
    if (!entry || !before || entry.status !== 'published' || before.status === 'published') return;
    if (isReviewedAnew(entry, before)) return;
    report(
      fieldPlace(document, 'status'),
      `状态从未上线改成了已上线，却没有写谁确认过；确认过请写上 ${reviewToWrite(entry, corpus)}，否则请改回 status: unpublished`,
    );
  },
};
