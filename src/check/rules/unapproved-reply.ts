import { leavesOf } from '../../entry/entry.ts';
import { isReviewedAnew } from '../fresh-review.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

const entryWith = (fields: string, blocks: string) =>
  `---\nnumber: 1001\ntitle: 资源包能退吗？\nstatus: published\n${fields}---\n\n${blocks}\n`;
const path = 'content/membership/a.md';
const doubt = 'verify: [须补写能发给客户的话术]\n';
const note = ':::内部\n直接建单。\n:::';
const reply = ':::话术\n您好，没有用过的可以退。\n:::';

export const unapprovedReply: Rule = {
  id: 'unapproved-reply',
  why: '没有话术，是因为还没有能发的说法；疑点没核实就加上，等于自己编了一条答复。',
  bad: {
    base: { [path]: entryWith(doubt, note) },
    files: { [path]: entryWith(doubt.replace('[', '[▸'), reply) },
  },
  good: {
    base: { [path]: entryWith(doubt, note) },
    files: { [path]: entryWith('reviewed: { on: 2026-11-20, by: 会员组 }\n', reply) },
  },
  check(document, { base }, report) {
    const { entry } = document;
    const old = base?.entries.get(document.path)?.entry;
    if (!entry || !old || isReviewedAnew(entry, old)) return;
    const isFirst = leavesOf(old, 'reply').length === 0 && leavesOf(entry, 'reply').length > 0;
    const at = entry.verify.findIndex((doubt) => old.verify.includes(doubt));
    if (isFirst && at >= 0)
      report(
        fieldPlace(document, 'verify', at),
        `这一条原来没有话术，这个疑点也还没有答案；核实过的请删去疑点、写上 reviewed，没有核实的请先不要加话术`,
      );
  },
};
