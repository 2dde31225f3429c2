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
  checkCorpus({ base, entries, site, textOf }, report) {
    const before = (path: string) => base?.entries.get(path)?.text ?? '';
    /** Whether another entry refers to a fact more often than it did: the sentence moved there. */
    const isMoved = (id: string) =>
      [...(base?.changed ?? [])].some(
        (path) => path.endsWith('.md') && countReferences(textOf(path), id) > countReferences(before(path), id),
      );
    for (const { entry, text: now } of entries)
      for (const [id, { text, meaning }] of Object.entries(site.facts)) {
        if (countReferences(before(entry.path), id) === 0 || countReferences(now, id) > 0 || isMoved(id)) continue;
        report(
          entry.path,
          fieldPlace({ text: now }, 'title'),
          `原来引用 {{${id}}}（${meaning}：${text}），现在没有了；不是有意的请写回，有意的请在合并请求里说明原因`,
        );
      }
  },
};
