import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

const entryWith = (status: string, more = '') =>
  `---\nnumber: 1001\ntitle: 会员多少钱？\n${status}\nreviewed: { on: 2026-11-20, by: 会员组 }\n${more}---\n\n:::话术\n您好，以购买页为准。\n:::\n`;
const path = 'content/membership/a.md';
const doubt = 'verify: [源文档缺了第三步]\n';
const before = { [path]: entryWith('status: unpublished', doubt).replace('2026-11-20', '2026-11-01') };

export const doubtPublished: Rule = {
  id: 'doubt-published',
  why: '疑点还没有答案就上线，客服会把没有核实的内容发给客户。',
  bad: { base: before, files: { [path]: entryWith('▸status: published', doubt) } },
  good: { base: before, files: { [path]: entryWith('status: published') } },
  check(document, { base }, report) {
    const { entry } = document;
    const old = base?.entries.get(document.path)?.entry;
    if (entry?.status !== 'published' || old?.status !== 'unpublished' || entry.verify.length === 0) return;
    report(
      fieldPlace(document, 'status'),
      `上线了，还有 ${entry.verify.length} 处疑点没有答案：「${entry.verify[0]}」；核实过的请从 verify 里删去，没有核实的请先不要上线`,
    );
  },
};
