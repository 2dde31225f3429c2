import { isReviewedAnew, reviewToWrite } from '../fresh-review.ts';
import type { Rule } from '../rule.ts';
import { pairShare } from '../sentences.ts';
import { fieldPlace } from '../source-document.ts';

export const doubtRemoved: Rule = {
  id: 'doubt-removed',
  why: '疑点一删，客服就以为已经核实过，会把没核实的内容发给客户。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\nverify: [价格表须核实]\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\n▸title: 会员多少钱？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\nverify: [价格表须核实]\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\nreviewed: { on: 2026-11-20, by: 会员组 }\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
  },
  check(document, corpus, report) {
    const { entry, path } = document;
    const before = corpus.base?.entries.get(path)?.entry;
    if (!entry || !before) return;
    if (isReviewedAnew(entry, before)) return;
    const gone = before.verify.find((doubt) => !entry.verify.some((kept) => pairShare(doubt, kept) >= sameDoubt));
    if (gone === undefined) return;
    report(
      fieldPlace(document, entry.verify.length > 0 ? 'verify' : 'title'),
      `疑点「${gone.length > 24 ? `${gone.slice(0, 24)}…` : gone}」被删了，却没有写谁核实过；已核实请写上 ${reviewToWrite(entry, corpus)}，没有核实请把疑点加回 verify`,
    );
  },
};

/** From which share of its pairs of characters on a doubt is the same in other words. */
const sameDoubt = 1 / 3;
