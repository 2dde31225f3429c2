import { leavesOf } from '../../entry/entry.ts';
import { hasMoved } from '../moved.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const replyRemoved: Rule = {
  id: 'reply-removed',
  why: '原来能发的答复没有了，客服打开只剩内部说明。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\n▸title: 会员多少钱？\nstatus: published\n---\n\n:::内部\n等产品确认。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\n---\n\n:::话术\n您好，可以。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 会员多少钱？\nstatus: published\n---\n\n:::话术\n您好，以购买页为准。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    for (const { entry, text } of corpus.entries) {
      const { path } = entry;
      const before = corpus.base?.entries.get(path)?.entry;
      if (!before) continue;
      const [had, has] = [
        leavesOf(before, 'reply').filter((reply) => !hasMoved(corpus, path, reply)),
        leavesOf(entry, 'reply'),
      ];
      if (has.length >= had.length) continue;
      report(
        path,
        fieldPlace({ text }, 'title'),
        has.length === 0
          ? '这一条原来有可以发的话术，现在一块也没有了；不是有意的请加回 :::话术'
          : `话术从 ${had.length} 块变成了 ${has.length} 块；请确认少掉的那块不再需要，情形里的话术也要有`,
      );
    }
  },
};
