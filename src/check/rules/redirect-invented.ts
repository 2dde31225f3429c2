import { dataFiles } from '../../entry/paths.ts';
import { entryUrl } from '../../entry/urls.ts';
import type { Rule } from '../rule.ts';
import { dataPlace } from '../source-document.ts';

const path = dataFiles.redirects;
const entry = ':::话术\n您好，可以。\n:::';

export const redirectInvented: Rule = {
  id: 'redirect-invented',
  why: '从来没有过的网址和编号写上去向，没有答复的问题就会落到不相干的条目上。',
  bad: {
    base: { [path]: '' },
    files: { 'content/membership/a.md': entry, [path]: '▸/membership/refund/: 1001\n' },
  },
  good: {
    base: { [path]: '', 'content/membership/b.md': entry },
    files: {
      'content/membership/a.md': entry,
      'content/membership/b.md': '(已删除)',
      [path]: '/membership/b/: 1001\n',
    },
  },
  checkCorpus({ base, redirects, textOf }, report) {
    if (!base?.changed.has(path)) return;
    const stood = new Set([
      ...Object.keys(base.redirects),
      ...[...base.entries.values()].flatMap((before) => [
        String(before.number),
        before.entry ? entryUrl(before.entry) : '',
      ]),
    ]);
    for (const from of Object.keys(redirects))
      if (!stood.has(from))
        report(
          path,
          dataPlace(textOf(path), [from]),
          `「${from}」以前不是任何条目的${from.startsWith('/') ? '网址' : '编号'}；写错了请改正，还没有答复的问题请写进 content/gaps.yml`,
        );
  },
};
