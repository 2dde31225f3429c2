import { countReferences } from '../../entry/fact-references.ts';
import type { Rule } from '../rule.ts';
import { fieldPlace } from '../source-document.ts';

const entryWith = (reply: string) =>
  `---\nnumber: 1001\n▸title: 图片的长宽比有什么要求？\nstatus: published\n---\n\n:::话术\n${reply}\n:::\n`;

export const factDropped: Rule = {
  id: 'fact-dropped',
  why: '答复不再引用一个事实，以后这个数字变了，这一条不会跟着变，也没有人会发现。',
  bad: {
    base: { 'content/membership/a.md': entryWith('您好，税率是 {{tax-rate}}。').replace('▸', '') },
    files: { 'content/membership/a.md': entryWith('您好，税率请看发票。') },
  },
  good: {
    base: { 'content/membership/a.md': entryWith('您好，税率是 {{tax-rate}}。').replace('▸', '') },
    files: { 'content/membership/a.md': entryWith('您好，发票的税率为 {{tax-rate}}。').replace('▸', '') },
  },
  check(document, { base, site }, report) {
    const before = base?.entries.get(document.path);
    if (!before || !document.entry) return;
    for (const [id, { text, meaning }] of Object.entries(site.facts))
      if (countReferences(before.text, id) > 0 && countReferences(document.text, id) === 0)
        report(
          fieldPlace(document, 'title'),
          `原来引用 {{${id}}}（${meaning}：${text}），现在没有了；不是有意的请写回，有意的请在合并请求里说明原因`,
        );
  },
};
