import { leavesOf } from '../../entry/entry.ts';
import { hasMoved } from '../moved.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

export const escalationRemoved: Rule = {
  id: 'escalation-removed',
  why: '升级办法没有了，解决不了的客户就没有人接。',
  bad: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 多扣了怎么办？\nstatus: published\n---\n\n:::话术\n您好，请刷新页面。\n:::\n\n:::升级{路径=二线}\n仍然多扣时。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\n▸title: 多扣了怎么办？\nstatus: published\n---\n\n:::话术\n您好，请刷新页面。\n:::\n',
    },
  },
  good: {
    base: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 多扣了怎么办？\nstatus: published\n---\n\n:::话术\n您好，请刷新页面。\n:::\n\n:::升级{路径=二线}\n仍然多扣时。\n:::\n',
    },
    files: {
      'content/membership/a.md':
        '---\nnumber: 1001\ntitle: 多扣了怎么办？\nstatus: published\n---\n\n:::话术\n您好，请刷新页面。\n:::\n\n:::升级{路径=二线}\n刷新之后仍然多扣时。\n:::\n',
    },
  },
  checkCorpus(corpus, report) {
    for (const { entry, text } of corpus.entries) {
      const { path } = entry;
      const before = corpus.base?.entries.get(path)?.entry;
      if (!before) continue;
      const now = leavesOf(entry, 'escalation').map(({ route }) => route);
      const gone = leavesOf(before, 'escalation').find((leaf, _index, all) => {
        const count = (routes: readonly string[]) => routes.filter((one) => one === leaf.route).length;
        return count(now) < count(all.map(({ route }) => route)) && !hasMoved(corpus, path, leaf);
      });
      if (!gone) continue;
      const promise = leavesOf(entry, 'reply').some((reply) => /高级顾问|回拨|联系您|为您转接/.test(reply.text));
      report(
        path,
        fieldPlace({ text }, 'title'),
        `原来有「${gone.route}」的升级，现在没有了${promise ? '，话术却还在说有人会联系客户' : ''}；不是有意的请加回 :::升级{路径=${gone.route}}`,
      );
    }
  },
};
