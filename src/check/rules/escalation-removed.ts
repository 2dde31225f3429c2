import { leavesOf } from '../../entry/entry.ts';
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
  check(document, { base }, report) {
    const { entry, path } = document;
    const before = base?.entries.get(path)?.entry;
    if (!entry || !before) return;
    const now = leavesOf(entry, 'escalation').map(({ route }) => route);
    const gone = leavesOf(before, 'escalation').find(({ route }, _index, all) => {
      const count = (routes: readonly string[]) => routes.filter((one) => one === route).length;
      return count(now) < count(all.map((leaf) => leaf.route));
    });
    if (!gone) return;
    const promise = leavesOf(entry, 'reply').some(({ text }) => /高级顾问|回拨|联系您|为您转接/.test(text));
    report(
      fieldPlace(document, 'title'),
      `原来有「${gone.route}」的升级，现在没有了${promise ? '，话术却还在说有人会联系客户' : ''}；不是有意的请加回 :::升级{路径=${gone.route}}`,
    );
  },
};
